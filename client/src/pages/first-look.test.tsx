import { render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endFirstLook, FirstLook } from './first-look.tsx'

const aLook = (pageId: string): HTMLElement => {
  const look = document.createElement('div')
  look.className = 'first-look'
  look.dataset.page = pageId
  look.textContent = 'The text as HTML'
  return look
}

beforeEach(() => {
  globalThis.firstLook = undefined
})
afterEach(endFirstLook)

const opening = (pageId: string) => render(<FirstLook pageId={pageId}>Opening the page</FirstLook>)

describe('the text before its editor', () => {
  test('goes to where the editor will be', () => {
    globalThis.firstLook = document.body.appendChild(aLook('one'))
    globalThis.firstLook.setAttribute('role', 'main')
    const { container } = opening('one')
    expect(container.querySelector('[data-first-look] > .first-look')).not.toBeNull()
    expect(document.querySelectorAll('.first-look')).toHaveLength(1)
    expect(globalThis.firstLook.hasAttribute('role')).toBe(false)
  })

  test('stays from one waiting part to the next', () => {
    globalThis.firstLook = aLook('one')
    opening('one').unmount()
    expect(opening('one').container.textContent).toContain('The text as HTML')
  })

  test('is not shown for another page', () => {
    globalThis.firstLook = aLook('one')
    expect(opening('two').container.textContent).toBe('Opening the page')
  })

  test('gives way to the editor, and does not come after it', () => {
    globalThis.firstLook = aLook('one')
    const { container } = opening('one')
    endFirstLook()
    expect(container.textContent).toBe('Opening the page')
    expect(globalThis.firstLook).toBeNull()
  })
})
