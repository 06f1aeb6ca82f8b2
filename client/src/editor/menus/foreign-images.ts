import type { Slice } from '@tiptap/pm/model'
import { pastedNumber } from '../paste/pictures.ts'

/** How many pictures in pasted content the language will not load. */
export const blockedImages = (slice: Slice): number => {
  let count = 0
  slice.content.descendants((node) => {
    const isBlocked = node.type.name === 'image' && node.attrs.src === null
    if (isBlocked && pastedNumber(node.attrs.blockedSrc) === null) count += 1
  })
  return count
}

/** Whether HTML holds one picture and no words: what a browser copies with "Copy image". */
export const isOnlyImage = (html: string): boolean => {
  if (html === '') return true
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return body.querySelectorAll('img').length === 1 && (body.textContent ?? '').trim() === ''
}
