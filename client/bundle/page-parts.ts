import type { OutputBundle } from 'rolldown'
import type { Plugin } from 'vite'
import { pageRoots } from './chunks.ts'

/** Names of the files that opening a page takes, sorted. The entry stands in the page by itself. */
export const pageParts = (bundle: OutputBundle): string[] => {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const found = new Set<string>()
  const visit = (fileName: string) => {
    if (found.has(fileName)) return
    found.add(fileName)
    const chunk = chunks.find((one) => one.fileName === fileName)
    for (const name of chunk?.imports ?? []) visit(name)
  }
  for (const { isEntry, moduleIds, imports, fileName } of chunks) {
    if (isEntry) for (const name of imports) visit(name)
    else if (pageRoots.some((root) => moduleIds.includes(root))) visit(fileName)
  }
  return [...found].sort()
}

/** Tells `first-look.js` what to fetch at once when the address is that of a page. */
export const pagePartsPlugin = (): Plugin => ({
  name: 'chapterhouse-page-parts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      if (!bundle) return html
      const parts = pageParts(bundle as OutputBundle).map((name) => `/${name}`)
      return html.replace(
        'src="/first-look.js"',
        `src="/first-look.js" data-parts="${parts.join(' ')}"`,
      )
    },
  },
})
