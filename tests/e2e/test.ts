import { type OtherSite, openOtherSite } from '@chapterhouse/api/testing/other-site/site'
import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { admit, type Desk, openDesk, type Person, signUpPerson } from '../harness/people.ts'
import { openStack, type Stack } from '../harness/stack.ts'

export { expect } from '@playwright/test'

/** A person in a browser of their own, signed in. */
export interface Visitor {
  readonly person: Person
  readonly context: BrowserContext
  readonly page: Page
}

/** Two who write in one project. */
export interface Pair {
  readonly ada: Visitor
  readonly ben: Visitor
  /** Of Ada, who has let Ben in. */
  readonly here: Desk
}

export interface Given {
  /** Signs somebody new up and opens a browser for them. */
  readonly visitor: (name: string) => Promise<Visitor>
  /** A project with one page; its owner is in a browser of their own. */
  readonly desk: (owner: Visitor) => Promise<Desk>
  readonly pair: () => Promise<Pair>
}

const openBrowser = async (context: BrowserContext, person: Person): Promise<Visitor> => {
  const { session, origin } = person.browser
  await context.addCookies([{ ...session, url: origin }])
  return { person, context, page: await context.newPage() }
}

/** The settings of a house that knows that site. */
const knowing = ({ url, clientId, clientSecret }: OtherSite) => ({
  OIDC_NAME: 'the other site',
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
})

export const test = base.extend<Given, { stack: Stack; site: OtherSite }>({
  site: [
    async ({}, use) => {
      const site = await openOtherSite()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  stack: [
    async ({ site }, use) => {
      const stack = await openStack({ environment: knowing(site) })
      await use(stack)
      await stack.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.origin),
  visitor: async ({ browser, stack, contextOptions }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (name) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: stack.origin })
      contexts.push(context)
      return openBrowser(context, await signUpPerson(stack.origin, name))
    })
    for (const context of contexts) await context.close()
  },
  desk: async ({}, use) => use((owner) => openDesk(owner.person)),
  pair: async ({ visitor, desk }, use) =>
    use(async () => {
      const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
      const here = await desk(ada)
      await admit(here, ben.person)
      return { ada, ben, here }
    }),
})
