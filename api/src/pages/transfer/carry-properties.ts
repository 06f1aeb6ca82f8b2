import { properties } from '@chapterhouse/shared/pages/properties'
import type { Tx } from '../../kernel/database.ts'
import type { CarriedProperty } from '../formats/project/manifest.ts'

interface Name {
  readonly id: string
  readonly name: string
}

/** Properties as they travel: with the names of the people they hold, as far as one may see them. */
export const carryProperties = async (tx: Tx, kept: unknown): Promise<CarriedProperty[]> => {
  const own = properties.safeParse(kept).data ?? []
  const ids = own.flatMap((one) => (one.type === 'person' && one.value ? [one.value] : []))
  const rows =
    ids.length === 0
      ? []
      : await tx.$queryRaw<Name[]>`
          select p.id, p.display_name as name from public_profiles p where p.id = any (${ids}::uuid[])`
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return own.map((one) => ({
    ...one,
    who: one.type === 'person' && one.value ? (names.get(one.value) ?? null) : null,
  }))
}
