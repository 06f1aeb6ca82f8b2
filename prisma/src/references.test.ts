import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { aPage } from './factories.ts'
import { type Reference, writeReferences } from './references.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
afterAll(() => house.close())
const db = await house.app()
const { pageId } = await aPage(db).then(({ id }) => ({ pageId: id }))

const target = newId()
const named = (more: Partial<Reference> = {}): Reference => ({
  kind: 'PAGE',
  targetId: target,
  excerpt: 'see there',
  times: 1,
  ...more,
})
const rows = async () => {
  const { rows } = await house.owner.query(
    `select kind, target_id as "targetId", excerpt, times, first_at, xmin::text from page_references
     where page_id = $1 order by kind, target_id`,
    [pageId],
  )
  return rows
}

describe('references of a page', () => {
  test('are what was written last', async () => {
    await writeReferences(house.collab, pageId, [named(), named({ kind: 'PERSON' })])
    expect(await rows()).toMatchObject([{ kind: 'PAGE' }, { kind: 'PERSON' }])
    await writeReferences(house.collab, pageId, [named()])
    expect(await rows()).toMatchObject([named()])
  })

  test('that stay keep their time, and those that are as they were are not touched', async () => {
    await writeReferences(house.collab, pageId, [named()])
    const [before] = await rows()
    await writeReferences(house.collab, pageId, [named()])
    expect(await rows()).toEqual([before])
    await writeReferences(house.collab, pageId, [named({ times: 2, excerpt: 'look' })])
    const [after] = await rows()
    expect(after).toMatchObject({ times: 2, excerpt: 'look', first_at: before.first_at })
  })

  test('may name what is not there', async () => {
    await writeReferences(house.collab, pageId, [named({ targetId: newId() })])
    expect(await rows()).toHaveLength(1)
  })

  test('are none when the text names nothing', async () => {
    await writeReferences(house.collab, pageId, [])
    expect(await rows()).toEqual([])
  })

  test('of a page that is gone are refused', async () => {
    const gone = writeReferences(house.collab, newId<'pages'>(), [named()])
    await expect(gone).rejects.toMatchObject({ code: '23503' })
  })
})
