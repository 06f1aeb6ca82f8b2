import { nameVersion } from '@chapterhouse/shared/pages/contract'
import { getProjectFront, publishPage } from '@chapterhouse/shared/publishing/contract'
import type { Page } from '@playwright/test'
import type { Desk } from '../../harness/people.ts'
import { expect } from '../test.ts'
import { textOf } from '../writing.ts'
import { type Door, end } from './doors.ts'

/** Who looks. */
export interface Audience {
  readonly writer: Page
  readonly reader: Page
}

/** Where what came in is shown. */
export interface Room {
  readonly name: string
  /** Goes there, and answers the window in which the text is seen to its end. */
  readonly enter: (audience: Audience, desk: Desk, door: Door) => Promise<Page>
}

const seesEnd = async (page: Page): Promise<Page> => {
  await expect(page.getByText(end).last()).toBeAttached()
  return page
}

const openIn = (who: keyof Audience) => async (audience: Audience, desk: Desk, door: Door) => {
  const page = audience[who]
  await page.goto(`/p/${desk.pageId}`)
  if (!door.foreign) await expect(textOf(page)).toContainText(end)
  return seesEnd(page)
}

/** As a document of this very house, with nothing to protect it. */
const openAlone =
  (format: string) =>
  async ({ reader }: Audience, desk: Desk) => {
    const file = await reader.request.get(`/api/pages/${desk.pageId}/export?format=${format}`)
    const body = await file.text()
    const contentType = 'text/html'
    await reader.route('**/alone', (route) => route.fulfill({ body, contentType }))
    await reader.goto('/alone')
    await reader.unroute('**/alone')
    return seesEnd(reader)
  }

const readVersion = async ({ writer }: Audience, desk: Desk) => {
  const params = { pageId: desk.pageId }
  const label = '<img src=x onerror=alert(1)>'
  const { id } = await desk.owner.browser.ask(nameVersion, { params, body: { label } })
  await writer.goto(`/p/${desk.pageId}/history?tab=versions&version=${id}`)
  return seesEnd(writer)
}

/** As the world reads it: of what this version does not know nothing is published. */
const readPublished = async ({ reader }: Audience, { owner, pageId }: Desk) => {
  const body = { withProject: true }
  const { path } = await owner.browser.ask(publishPage, { params: { pageId }, body })
  for (const place of ['/report', '/reported', '']) await reader.goto(`${path}${place}`)
  return seesEnd(reader)
}

/** The list of what is published, whose titles and first words are theirs too. */
const readFront = async ({ reader }: Audience, { owner, projectId }: Desk) => {
  const { path } = await owner.browser.ask(getProjectFront, { params: { projectId } })
  await reader.goto(path)
  return reader
}

const print = async (audience: Audience, desk: Desk, door: Door) => {
  const page = await openIn('reader')(audience, desk, door)
  await page.emulateMedia({ media: 'print' })
  await page.pdf()
  await page.emulateMedia({ media: 'screen' })
  return page
}

export const rooms: readonly Room[] = [
  { name: 'the editor', enter: openIn('writer') },
  { name: 'printed, by somebody who reads', enter: print },
  { name: 'the first look', enter: openAlone('preview') },
  { name: 'the exported HTML', enter: openAlone('html') },
  { name: 'an old version', enter: readVersion },
  { name: 'the public page', enter: readPublished },
  { name: 'the front of its project', enter: readFront },
]
