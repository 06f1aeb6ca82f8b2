import { describe, expect, it } from 'vitest'
import { dispositionOf, kindOf, mimeOf } from './file-kind.ts'

const bytes = (text: string) => Buffer.from(text)

describe('what a file is', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['fLaC\u0000\u0000\u0000\u0022', 'audio/flac'],
    ['just words', 'text/plain'],
    ['Grüße 漢字', 'text/plain'],
    ['<!doctype html><script>alert(1)</script>', 'text/plain'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
    ['\u0000\u0001\u0002', 'application/octet-stream'],
  ])('%j is %s', async (start, mime) => expect(await mimeOf(bytes(start))).toBe(mime))

  it('is never something a browser could run', async () => {
    const svg = bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>')
    expect(await mimeOf(svg)).toMatch(/^(text\/plain|application\/octet-stream)$/)
  })

  it.each([
    ['audio/ogg', 'AUDIO'],
    ['application/pdf', 'PDF'],
    ['video/mp4', 'FILE'],
    ['text/plain', 'FILE'],
  ])('%s is kept as %s', (mime, kind) => expect(kindOf(mime)).toBe(kind))

  it.each([
    ['image/png', 'inline'],
    ['audio/ogg', 'inline'],
    ['video/mp4', 'inline'],
    ['application/pdf', 'attachment'],
    ['text/plain', 'attachment'],
    ['application/octet-stream', 'attachment'],
  ])('%s is sent %s', (mime, disposition) => expect(dispositionOf(mime)).toBe(disposition))
})
