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
  delete document.documentElement.dataset.lookEnded
})
afterEach(endFirstLook)

const opening = (pageId: string) => render(<FirstLook pageId={pageId}>Opening the page</FirstLook>)

describe('the text before its editor', () => {
  test('goes to where the editor will be', () => {
    const look = document.body.appendChild(aLook('one'))
    look.setAttribute('role', 'main')
    const { container } = opening('one')
    expect(container.querySelector('[data-first-look] > .first-look')).toBe(look)
    expect(document.querySelectorAll('.first-look')).toHaveLength(1)
    expect(look.hasAttribute('role')).toBe(false)
  })

  test('is not shown for another page', () => {
    document.body.append(aLook('one'))
    expect(opening('two').container.textContent).toBe('Opening the page')
  })

  test('gives way to the editor, and does not come after it', () => {
    document.body.append(aLook('one'))
    const { container } = opening('one')
    endFirstLook()
    expect(container.textContent).toBe('Opening the page')
    expect(document.querySelector('.first-look')).toBeNull()
    expect(document.documentElement.dataset.lookEnded).toBe('')
  })
})
