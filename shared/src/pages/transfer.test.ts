import { describe, expect, test } from 'vitest'
import { newId } from '../kernel/id.ts'
import { importPage } from './contract.ts'
import { importLimit, importTypes } from './importable.ts'
import { exportProject, importIntoProject, importProject } from './transfer.ts'

const id = () => newId<'pages'>()

describe('bringing texts in and out', () => {
  test.each([
    [importPage, 'POST /pages/:pageId/import', 201],
    [importIntoProject, 'POST /projects/:projectId/import', 201],
    [importProject, 'POST /projects/import', 201],
    [exportProject, 'GET /projects/:projectId/export', undefined],
  ] as const)('%# is asked as it always was', (question, line, status) => {
    expect(`${question.method} ${question.path}`).toBe(line)
    expect('status' in question.parts ? question.parts.status : undefined).toBe(status)
  })

  test('takes a file under any type it can read, and JSON only for Markdown', () => {
    for (const question of [importPage, importIntoProject, importProject]) {
      expect(question.parts.file).toEqual(Object.keys(importTypes))
    }
    expect('body' in importIntoProject.parts || 'body' in importProject.parts).toBe(false)
    expect(importPage.parts.body.safeParse(undefined).success).toBe(true)
  })

  test('of a file answers what came and what was left', () => {
    const reply = {
      contributionId: id(),
      words: 3,
      pictures: 1,
      remarks: ['Comments are left out.'],
    }
    expect(importPage.parts.reply.parse(reply)).toEqual(reply)
    for (const broken of [{ ...reply, words: 1.5 }, { ...reply, remarks: 'x' }, { words: 3 }]) {
      expect(importPage.parts.reply.safeParse(broken).success).toBe(false)
    }
  })

  test('of a project answers the pages that were made', () => {
    const parent = id()
    const pages = [
      { id: parent, parentId: null, title: 'Salt' },
      { id: id(), parentId: parent, title: '' },
    ]
    const reply = { pages, pictures: 0, remarks: [] }
    expect(importIntoProject.parts.reply.parse(reply)).toEqual(reply)
    const lost = { ...reply, pages: [{ id: 'x', parentId: null, title: 'Salt' }] }
    expect(importIntoProject.parts.reply.safeParse(lost).success).toBe(false)
    // a project of its own is answered whole, never as its pages alone
    expect(importProject.parts.reply.safeParse({ imported: reply }).success).toBe(false)
  })

  test.each(['', 'x', '../1', 'null'])('is about something with an id, not %j', (projectId) => {
    expect(importIntoProject.parts.params.safeParse({ projectId }).success).toBe(false)
    expect(exportProject.parts.params.safeParse({ projectId }).success).toBe(false)
    expect(importPage.parts.params.safeParse({ pageId: projectId }).success).toBe(false)
  })

  test('has room for a book with its pictures, and an end', () => {
    expect(importLimit).toBeGreaterThan(50 * 1024 * 1024)
    expect(importLimit).toBeLessThanOrEqual(200 * 1024 * 1024)
  })
})
