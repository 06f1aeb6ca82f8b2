import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const words = 'the lamp turned over a slate sea and nobody had asked for the light'.split(' ')

/** 100,000 words in 1,000 paragraphs under 20 headings. */
const novel = () =>
  Array.from({ length: 1_000 }, (_, block) => {
    const sentence = Array.from({ length: 100 }, (_, at) => words[(block * 7 + at) % words.length])
    return `${block % 50 === 0 ? `## Part ${block / 50 + 1}\n\n` : ''}${sentence.join(' ')}.`
  }).join('\n\n')

test('100,000 words are imported, opened and typed in by two people', async ({ pair }) => {
  test.setTimeout(480_000)
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await ada.page.getByLabel('Files to import').setInputFiles({
    name: 'novel.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(novel()),
  })
  await expect(textOf(ada.page)).toContainText('Part 20', { timeout: 120_000 })
  await open(ben.page, here)
  await expect(textOf(ben.page)).toContainText('Part 20', { timeout: 120_000 })
  await typeLine(ada.page, 'Ada adds an end.')
  await typeLine(ben.page, 'Ben adds another.')
  await expect(textOf(ada.page)).toContainText('Ben adds another.')
  await expect(textOf(ben.page)).toContainText('Ada adds an end.')
  await seesSaved(ada.page)
  await seesSaved(ben.page)
})
