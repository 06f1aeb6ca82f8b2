import type { Request, Response } from 'express'
import { type Card, cardSize } from './card.ts'
import { type CardRack, markOf } from './cards.ts'
import type { TextLine, WorkLine } from './lookup.ts'
import { inRow, readingTime } from './sheet.ts'
import { wordsFor } from './words.ts'

/** What stands on the card of a text. */
export const cardOfText = (line: TextLine): Card => {
  const words = wordsFor(line.language)
  const { authors, wordCount } = line
  return {
    above: line.projectTitle,
    title: line.title || words.untitled,
    below: authors.length > 0 ? inRow(words, authors) : readingTime(words, wordCount),
    language: line.language,
  }
}

/** The same of the front of a project. */
export const cardOfWork = ({ title, owner, description }: WorkLine): Card => ({
  above: owner ?? '',
  title,
  below: description?.replace(/\s+/g, ' ').trim() ?? '',
  language: 'en',
})

/** What the head of a page says of its card; the address is another when the card is. */
export const cardTags = (address: string, card: Card) =>
  [
    ['og:image', `${address}/card.png?${markOf(card)}`],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(cardSize.width)],
    ['og:image:height', String(cardSize.height)],
    ['og:image:alt', [card.title, card.above].filter(Boolean).join(' – ')],
    ['twitter:card', 'summary_large_image'],
  ] as const

/** Sends a card, or only says that the asker has it already: as the page, it is asked for anew each time. */
export const sendCard = async (
  rack: CardRack,
  card: Card,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> => {
  const etag = `"${markOf(card)}"`
  response.set('Cache-Control', 'public, no-cache').set('ETag', etag)
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
    response.status(304).end()
    return
  }
  response.type('png').send(await rack.get(card))
}
