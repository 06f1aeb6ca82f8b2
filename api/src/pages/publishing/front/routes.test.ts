import { asset } from '@chapterhouse/shared/assets/contract'
import { changePage, createPage, importPage } from '@chapterhouse/shared/pages/contract'
import { changeProject } from '@chapterhouse/shared/projects/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../../testing/world.ts'

let house: TestHouse
let people: World
beforeAll(async () => {
  house = await openHouse()
  people = await openWorld(house)
})
afterAll(() => house.close())

/** A published page of a new public project, and its address. */
const aText = async (markdown = 'It *rises*.', title = 'Tides & <b>Moons</b>') => {
  const { projectId, owner } = await anotherWorld(people)
  const project = { projectId }
  const { id: pageId } = await owner.ask(createPage, { params: project, body: { title, markdown } })
  const params = { pageId }
  const { path } = await owner.ask(contract.publishPage, { params, body: { withProject: true } })
  return { owner, params, project, path: String(path) }
}
const look = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  house.stranger().send(path, {
    headers: { 'accept-encoding': 'identity', ...headers },
    method,
    redirect: 'manual',
  })
const read = async (path: string) => (await look(path)).text()

describe('a published text', () => {
  it('is read by everybody, whole, with no script', async () => {
    const { path } = await aText()
    const answer = await look(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self';/,
    )
    expect(html).toContain('<h1 lang="en">Tides &amp; &lt;b&gt;Moons&lt;/b&gt;</h1>')
    expect(html).toContain('<p>It <em>rises</em>.</p>')
    expect(html).not.toMatch(/<script| style=| on\w+=|http-equiv/)
  })

  it('names its writer, its day, its project and how long it takes', async () => {
    const { path, owner } = await aText('word '.repeat(700))
    const html = await read(path)
    expect(html).toContain(`<span class="authors">${owner.me.displayName}</span>`)
    expect(html).toContain('3 min read')
    expect(html).toContain('>A book</a>')
  })

  it('says where it is for good, and what to show of it', async () => {
    const { path } = await aText('# High water\n\nIt *rises*.')
    const html = await read(path)
    expect(html).toContain(`<link rel="canonical" href="${house.address}${path}">`)
    expect(html).toContain(
      '<meta property="og:title" content="Tides &amp; &lt;b&gt;Moons&lt;/b&gt;">',
    )
    expect(html).toContain('<meta name="description" content="It rises.">')
  })

  it('is found under any words; those of today are the ones that stay', async () => {
    const { path, params } = await aText()
    const moved = await look(`/texts/some-old-words-${params.pageId}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, path])
    expect((await look(`/texts/${params.pageId}`)).headers.get('location')).toBe(path)
  })

  it('keeps its words until it is published anew; then its old address leads on', async () => {
    const { path, owner, params } = await aText()
    await owner.ask(changePage, { params, body: { title: 'Secret' } })
    await owner.ask(importPage, { params, body: { markdown: 'Unfinished' } })
    expect(await read(path)).not.toMatch(/Secret|Unfinished/)
    const { path: next } = await owner.ask(contract.publishPage, { params, body: {} })
    expect((await look(path)).headers.get('location')).toBe(next)
    expect(await read(String(next))).toMatch(/Secret[\s\S]*Unfinished/)
  })

  it('is gone at once when it is taken back, from what was kept of it too', async () => {
    const { path, owner, params } = await aText()
    const etag = String((await look(path)).headers.get('etag'))
    await owner.ask(contract.unpublishPage, { params })
    const gone = await look(path, { 'if-none-match': etag })
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([410, 'no-store'])
    expect(await gone.text()).not.toContain('rises')
  })

  it('is gone with its project', async () => {
    const { path, owner, project } = await aText()
    await read(path)
    await owner.ask(contract.unpublishProject, { params: project })
    expect((await look(path)).status).toBe(410)
    await owner.ask(contract.publishProject, { params: project })
    await owner.ask(changeProject, { params: project, body: { visibility: 'COLLABORATORS_ONLY' } })
    expect((await look(path)).status).toBe(410)
  })

  it('that never was public is not there, and looks like none at all', async () => {
    const { pageId } = people
    const never = await look(`/texts/one-${pageId}`)
    const none = await look('/texts/one-0190a1b2-c3d4-7e5f-8a6b-000000000001')
    expect([never.status, none.status, (await look('/texts/nonsense')).status]).toEqual([
      404, 404, 404,
    ])
    expect(await never.text()).toBe(await none.text())
  })

  it('is not sent twice to who has it', async () => {
    const { path } = await aText()
    const first = await look(path)
    const again = await look(path, { 'if-none-match': String(first.headers.get('etag')) })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
  })

  it.each(['br', 'gzip'])('comes packed as %s', async (coding) => {
    const { path } = await aText()
    const answer = await look(path, { 'accept-encoding': coding })
    expect(answer.headers.get('content-encoding')).toBe(coding)
    expect(await answer.text()).toContain('<em>rises</em>')
  })

  it('is only announced to who asks for its head', async () => {
    const { path } = await aText()
    const answer = await look(path, {}, 'HEAD')
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(500)
  })
})

describe('whoever reads it', () => {
  it('is given no cookie, and is asked for none', async () => {
    const { path, owner } = await aText()
    const anybody = await look(path)
    expect(anybody.headers.get('set-cookie')).toBeNull()
    const member = await owner.send(path, { headers: { 'accept-encoding': 'identity' } })
    expect(await member.text()).toBe(await anybody.text())
  })

  it('reads it in no frame of another site, and sends no form elsewhere', async () => {
    const { path } = await aText()
    const policy = String((await look(path)).headers.get('content-security-policy')).split('; ')
    for (const part of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]) {
      expect(policy).toContain(part)
    }
    expect(policy.join()).not.toMatch(/unsafe|script-src|connect-src|https?:|\*/)
  })

  it('is given nothing of the program, and the program nothing of it', async () => {
    const { path, params } = await aText()
    expect(await read(path)).not.toMatch(/id="root"|\/assets\/index/)
    expect((await look(`/api/pages/${params.pageId}`)).status).toBe(401)
    expect((await look(`/api/pages/${params.pageId}/publication`)).status).toBe(401)
  })
})

describe('what a text has in it', () => {
  it('is listed when there is much of it', async () => {
    const long = await aText('# One\n\na\n\n## Two\n\nb\n\n# Three\n\nc')
    expect(await read(long.path)).toContain('<li class="level-2"><a href="#h-two">Two</a></li>')
    const short = await aText('# One\n\na')
    expect(await read(short.path)).not.toContain('<details')
  })
})

describe('a picture', () => {
  const upload = async (owner: World['owner'], pageId: string): Promise<string> => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const body = new FormData()
    body.set('file', new Blob([Uint8Array.from(png)]), 'x.png')
    const answer = await owner.send(`/api/pages/${pageId}/images`, { method: 'POST', body })
    return asset.parse(await answer.json()).url
  }

  it('of a published text is seen by everybody, as long as it is', async () => {
    const { owner, params } = await aText()
    const [shown, other] = [await upload(owner, params.pageId), await upload(owner, params.pageId)]
    await owner.ask(importPage, { params, body: { markdown: `![](${shown})` } })
    expect((await look(shown)).status).toBe(401)
    const { path } = await owner.ask(contract.publishPage, { params, body: {} })
    expect(await read(String(path))).toContain(`<img loading="lazy" src="${shown}"`)
    expect([(await look(shown)).status, (await look(other)).status]).toEqual([200, 401])
    expect((await people.outsider.send(other)).status).toBe(404)
    await owner.ask(contract.unpublishPage, { params })
    expect((await look(shown)).status).toBe(401)
  })
})

describe('the front of a project', () => {
  const frontOf = async (owner: World['owner'], project: { projectId: World['projectId'] }) =>
    (await owner.ask(contract.getProjectFront, { params: project })).path

  it('lists what is published, in the order of its tree, and nothing else', async () => {
    const { owner, project, params } = await aText('One.', 'First')
    const make = (title: string, parentId?: typeof params.pageId) =>
      owner.ask(createPage, { params: project, body: { title, markdown: `${title}.`, parentId } })
    const below = await make('Below', params.pageId)
    await make('Draft')
    await owner.ask(contract.publishPage, { params: { pageId: below.id }, body: {} })
    const html = await read(await frontOf(owner, project))
    expect(html).toMatch(/First<\/a><\/h2>[\s\S]*<ol class="texts"><li><h2><a[^>]*>Below/)
    expect(html).not.toContain('Draft')
  })

  it('says so when there is nothing yet', async () => {
    const { owner, project, params } = await aText()
    await owner.ask(contract.unpublishPage, { params })
    expect(await read(await frontOf(owner, project))).toContain('Nothing is published here yet.')
  })

  it('has a feed, whose words are words', async () => {
    const { owner, project, path } = await aText()
    const answer = await look(`${await frontOf(owner, project)}/feed.xml`)
    const xml = await answer.text()
    expect(answer.headers.get('content-type')).toMatch(/^application\/atom\+xml/)
    expect(xml).toContain('<title>Tides &amp; &lt;b&gt;Moons&lt;/b&gt;</title>')
    expect(xml).toContain(`href="${house.address}${path}"`)
  })

  it.each(['', '/feed.xml'])('is gone at once when it is closed: %j', async (rest) => {
    const { owner, project } = await aText()
    const path = (await frontOf(owner, project)) + rest
    expect((await look(path)).status).toBe(200)
    await owner.ask(contract.unpublishProject, { params: project })
    expect((await look(path)).status).toBe(410)
  })

  it('that never was is not there', async () => {
    expect((await look(`/works/a-book-${people.projectId}`)).status).toBe(404)
    expect((await look(`/works/a-book-${people.projectId}/feed.xml`)).status).toBe(404)
  })

  it('moves with its title', async () => {
    const { owner, project } = await aText()
    const before = await frontOf(owner, project)
    await owner.ask(changeProject, { params: project, body: { title: 'Über' } })
    const moved = await look(before)
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      `/works/uber-${project.projectId}`,
    ])
  })
})

describe('for search engines', () => {
  it('there is a map of what is public', async () => {
    const { path } = await aText('Mapped.', 'Mapped')
    const answer = await look('/sitemap.xml')
    expect(answer.headers.get('content-type')).toMatch(/^application\/xml/)
    expect(await answer.text()).toContain(`<loc>${house.address}${path}</loc>`)
  })

  it('everything else is out of bounds', async () => {
    const said = await read('/robots.txt')
    expect(said).toContain('Disallow: /\n')
    expect(said).toContain(`Sitemap: ${house.address}/sitemap.xml`)
  })
})
