import { z } from 'zod'
import { assetId } from '../kernel/id.ts'

/** One whole emoji, skin and sex and flags included, and nothing else. */
const oneEmoji = /^\p{RGI_Emoji}$/v

export const isEmoji = (text: string): boolean => oneEmoji.test(text)

/** What stands before a page's title in every list: one emoji. */
export const pageIcon = z.string().max(32).refine(isEmoji, 'Choose one emoji')

/** Per cent from the top of the picture to the part that is seen. */
const position = z.number().int().min(0).max(100)

/** The picture above a page's title. */
export const pageCover = z.object({ url: z.string(), position })
export type PageCover = z.infer<typeof pageCover>

/** The same as it is chosen: one of our uploads. */
export const chosenCover = z.object({ assetId, position })
