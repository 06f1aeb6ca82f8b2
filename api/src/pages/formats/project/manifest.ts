import { pageIcon } from '@chapterhouse/shared/pages/looks'
import { mostProperties, pageLanguage, property } from '@chapterhouse/shared/pages/properties'
import { z } from 'zod'

/** A property as it travels: a person goes with their name, for a house that does not know them. */
export const carriedProperty = z.intersection(
  property,
  z.object({ who: z.string().max(200).nullable().catch(null) }),
)
export type CarriedProperty = z.infer<typeof carriedProperty>

const cover = z.object({ path: z.string(), position: z.number().int().min(0).max(100) })

// what is said beside a text is worth less than the text: a part that makes no sense is left out
const carriedPage = z.object({
  path: z.string(),
  title: z.string().max(300),
  kind: z.enum(['CHAPTER', 'NOTES', 'CODEX_ENTRY']).catch('CHAPTER'),
  icon: pageIcon.nullable().catch(null),
  cover: cover.nullable().catch(null),
  isTemplate: z.boolean().catch(false),
  language: pageLanguage.nullable().catch(null),
  properties: z.array(carriedProperty).max(mostProperties).catch([]),
})
export type CarriedPage = z.infer<typeof carriedPage>

/** `chapterhouse.json` of a project that left: what the files of its pages cannot say. */
export const manifest = z.object({
  format: z.literal('chapterhouse-project'),
  title: z.string().trim().min(1).max(200).nullable().catch(null),
  description: z.string().max(2_000).nullable().catch(null),
  pages: z.array(carriedPage),
})
export type Manifest = z.infer<typeof manifest>
export const manifestPath = 'chapterhouse.json'

const carriedVersion = z.object({
  label: z.string().trim().min(1).max(120).nullable().catch(null),
  author: z.string().max(200).nullable().catch(null),
  createdAt: z.coerce.date(),
  /** The whole text as its page's file would have it; null for a position that was kept without one. */
  markdown: z.string().nullable().catch(null),
})
export type CarriedVersion = z.infer<typeof carriedVersion>

/** `history.json`: who did what when. Of all this only kept versions come in again. */
export const history = z.object({
  pages: z.array(z.object({ path: z.string(), versions: z.array(carriedVersion).catch([]) })),
})
export const historyPath = 'history.json'

/** The file of that shape at a path, or null: not there, torn, or not of ours. */
export const readOwn = <T>(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  shape: z.ZodType<T>,
): T | null => {
  try {
    return shape.parse(JSON.parse(Buffer.from(files.get(path) ?? '').toString()))
  } catch {
    return null
  }
}
