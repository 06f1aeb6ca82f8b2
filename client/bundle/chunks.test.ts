import { join } from 'node:path'
import type { ChunkingContext } from 'rolldown'
import { expect, test } from 'vitest'
import { chunkGroups, pageRoots } from './chunks.ts'

const at = (path: string) => join(import.meta.dirname, '../src', path)

/** A program of a few modules: what each imports, and what it fetches later. */
const aProgram = (): ChunkingContext => {
  const modules: Record<string, { imports?: string[]; later?: string[] }> = {
    [at('main.tsx')]: { imports: [at('app/screens.ts'), 'button'] },
    [at('app/screens.ts')]: { later: [...pageRoots, at('home.tsx'), at('history-screen.tsx')] },
    [at('home.tsx')]: { imports: ['button', 'list'] },
    [at('history-screen.tsx')]: { imports: ['editor'] },
    [pageRoots[0] ?? '']: { imports: ['button', 'list', 'editor'] },
  }
  return {
    getModuleInfo: (id: string) => {
      const { imports = [], later = [] } = modules[id] ?? {}
      return { importedIds: imports, dynamicallyImportedIds: later }
    },
  } as unknown as ChunkingContext
}

const chunkOf = (id: string): string | null => {
  const program = aProgram()
  const names = chunkGroups.map(({ name }) => name(id, program))
  return names.find((name) => name !== null) ?? null
}

test.each([
  ['button', 'shell'],
  ['list', 'frame'],
  ['editor', 'page'],
  [pageRoots[0] ?? '', 'page'],
  [at('home.tsx'), null],
])('%s goes into %s', (id, chunk) => expect(chunkOf(id)).toBe(chunk))
