import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { changePage, createPage, pageLine } from './contract.ts'
import { chosenCover, isEmoji, pageIcon } from './looks.ts'

describe('an icon', () => {
  it.each(['🌊', '👩🏽‍🌾', '🇳🇱', '☂️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('may be %s', (emoji) => {
    expect(pageIcon.safeParse(emoji).success).toBe(true)
  })

  it.each(['', 'a', '1', '#', '🌊🌊', '🌊 ', ' ', '<b>', '\u0000', '👩‍', '🌊'.repeat(20)])(
    'is not %j',
    (text) => {
      expect(isEmoji(text)).toBe(false)
    },
  )
})

describe('a cover', () => {
  const assetId = newId<'assets'>()

  it.each([0, 50, 100])('is seen from %i per cent', (position) => {
    expect(chosenCover.safeParse({ assetId, position }).success).toBe(true)
  })

  it.each([-1, 101, 0.5, Number.NaN])('is not seen from %s', (position) => {
    expect(chosenCover.safeParse({ assetId, position }).success).toBe(false)
  })

  it('is one of our uploads', () => {
    expect(chosenCover.safeParse({ assetId: 'https://example.org', position: 0 }).success).toBe(
      false,
    )
  })
})

describe('a page as it is told', () => {
  const line = {
    id: newId<'pages'>(),
    projectId: newId<'projects'>(),
    parentId: null,
    position: 'a0',
    kind: 'CHAPTER',
    title: 'The sea',
    icon: '🌊',
    cover: { url: '/api/assets/x', position: 40 },
    isTemplate: false,
    status: 'DRAFT',
    editMode: 'LIVE',
    wordCount: 3,
    updatedAt: '2026-11-20T12:00:00.000Z',
    deletedAt: null,
  }

  it('has its looks in every list', () => {
    expect(pageLine.parse(line)).toMatchObject({ icon: '🌊', cover: { position: 40 } })
    expect(pageLine.safeParse({ ...line, icon: null, cover: null }).success).toBe(true)
  })

  it.each(['icon', 'cover', 'isTemplate'])('says so when it has no %s', (name) => {
    expect(pageLine.safeParse({ ...line, [name]: undefined }).success).toBe(false)
  })
})

describe('a change of looks', () => {
  const changes = (body: object) => changePage.parts.body.safeParse(body).success
  const cover = { assetId: newId<'assets'>(), position: 0 }

  it.each([{ icon: '🌊' }, { icon: null }, { cover }, { cover: null }, {}])('may be %j', (body) => {
    expect(changes(body)).toBe(true)
  })

  it.each([
    { icon: '' },
    { icon: 'sea' },
    { cover: { position: 0 } },
    { cover: { ...cover, position: 1_000 } },
    { cover: '/api/assets/x' },
  ])('is not %j', (body) => {
    expect(changes(body)).toBe(false)
  })

  it('comes with a new page too', () => {
    const { body } = createPage.parts
    expect(body.safeParse({ title: 'The sea', icon: '🌊' }).success).toBe(true)
    expect(body.safeParse({ title: 'The sea', icon: 'sea' }).success).toBe(false)
  })
})
