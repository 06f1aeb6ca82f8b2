import type { DocNode } from '@chapterhouse/shared/editor/node'
import { plainText } from './walk.ts'

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const strong = /[\p{L}]/u

/** Where a text begins: its first letter decides, as browsers have it. */
export const isRightToLeft = (text: string): boolean => {
  const first = strong.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}

export const directionOf = (node: DocNode): 'rtl' | null =>
  isRightToLeft(plainText(node)) ? 'rtl' : null

/** Languages written from right to left. */
export const isRightToLeftLanguage = (language: string): boolean =>
  /^(ar|he|fa|ur|yi|ps|dv|syr)\b/.test(language)
