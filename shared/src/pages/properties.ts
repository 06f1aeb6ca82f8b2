import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, userId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { person } from '../users/contract.ts'

/** Properties one page may have. */
export const mostProperties = 20

const named = {
  /** Tells it from the others of its page; the client makes it. */
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
}

/** Something a team notes about a page. A value that is not filled in is null. */
export const property = z.discriminatedUnion('type', [
  z.object({ ...named, type: z.literal('text'), value: z.string().max(1_000).nullable() }),
  z.object({ ...named, type: z.literal('number'), value: z.number().nullable() }),
  z.object({ ...named, type: z.literal('date'), value: z.iso.date().nullable() }),
  z.object({ ...named, type: z.literal('checkbox'), value: z.boolean().nullable() }),
  z.object({ ...named, type: z.literal('person'), value: userId.nullable() }),
])
export type PageProperty = z.infer<typeof property>

/** All of a page, in the order shown. */
export const properties = z
  .array(property)
  .max(mostProperties)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Each has its own id')

/** The language a page is written in, as HTML's `lang` has it: `nl`, `pt-BR`. */
export const pageLanguage = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'

/** What is known of a page by counting. */
export const pageFacts = z.object({
  words: z.number().int(),
  /** Characters a reader sees. */
  characters: z.number().int(),
  /** Versions under a name. */
  versions: z.number().int(),
  /** Bytes of the document with what is still in its journal. */
  bytes: z.number().int(),
  /** null until somebody has written in it, and the page was left. */
  lastEdit: z.object({ by: person.nullable(), at: timestamp }).nullable(),
})
export type PageFacts = z.infer<typeof pageFacts>

export const getPageFacts = endpoint('GET', '/pages/:pageId/facts', {
  params: z.object({ pageId }),
  reply: pageFacts,
  summary: 'How long a page is, how much it weighs, who wrote last',
})
