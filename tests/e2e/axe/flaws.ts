import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** Everything that WCAG asks for up to AA, and what the authors of axe hold to be good beside it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const

interface InPage {
  readonly axe?: typeof axe
}

const look = async ({ part, values }: { part: string; values: string[] }) => {
  const { axe } = globalThis as InPage
  const runOnly = { type: 'tag' as const, values }
  return axe ? (await axe.run(part, { runOnly, resultTypes: ['violations'] })).violations : null
}

/** What axe has to say about this part of the page, a line for each thing. The part must be there. */
export const flawsOf = async (page: Page, part = 'html'): Promise<string[]> => {
  // Through the debugger: the page's own policy lets no such script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(look, { part, values: [...tags] })
  if (!found) throw new Error('axe did not get into the page')
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
      return `${id}: ${help} — ${target.join(' ')} — ${why}`
    }),
  )
}
