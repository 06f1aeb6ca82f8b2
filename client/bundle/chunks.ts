import { join } from 'node:path'
import type { ChunkingContext } from 'rolldown'

const src = join(import.meta.dirname, '../src')

const entry = join(src, 'main.tsx')

/** What a page is drawn with, beside the entry. */
export const pageRoots = [
  'app/project-frame.tsx',
  'pages/page-screen.tsx',
  'editor/page-editor.tsx',
  'sync/open-room.ts',
].map((path) => join(src, path))

type Ids = ReadonlySet<string>

/** A module and all that comes with it. */
const withImports = (roots: readonly string[], context: ChunkingContext): Ids => {
  const found = new Set<string>()
  const visit = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) visit(next)
  }
  for (const root of roots) visit(root)
  return found
}

/** Screens without a text: all but those of a page, and of what a page was. */
const otherScreens = (context: ChunkingContext): string[] =>
  (context.getModuleInfo(join(src, 'app/screens.ts'))?.dynamicallyImportedIds ?? []).filter(
    (id) => !pageRoots.includes(id) && !id.endsWith('history-screen.tsx'),
  )

const plans = new WeakMap<ChunkingContext, (id: string) => string | null>()

const planOf = (context: ChunkingContext): ((id: string) => string | null) => {
  const shell = withImports([entry], context)
  const page = withImports(pageRoots, context)
  const others = withImports(otherScreens(context), context)
  return (id) => {
    if (shell.has(id)) return 'shell'
    if (!page.has(id)) return null
    return others.has(id) ? 'frame' : 'page'
  }
}

const chunkOf = (id: string, context: ChunkingContext): string | null => {
  const plan = plans.get(context) ?? planOf(context)
  plans.set(context, plan)
  return plan(id)
}

/** In this order, since a group takes along what its modules import and no group before it has. */
const names = ['shell', 'frame', 'page'] as const

/**
 * Chunks by who needs them: what every screen needs, what a page shares with other screens, and what
 * only a page needs. Left to itself the bundler makes a chunk of each way of sharing: seventy files
 * for one page, six at a time over HTTP/1.1.
 */
export const chunkGroups = names.map((name, index) => ({
  debugName: name,
  name: (id: string, context: ChunkingContext) => (chunkOf(id, context) === name ? name : null),
  priority: 10 - index,
}))
