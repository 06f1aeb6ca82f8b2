import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { compress } from './compress.ts'
import { precacheList } from './precache-list.ts'

const root = join(import.meta.dirname, '..')

/** The service worker is one file without imports at the root, because its place is its scope. */
const bundleWorker = (outDir: string, precache: readonly string[], version: string) =>
  build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { __PRECACHE__: JSON.stringify(precache), __VERSION__: JSON.stringify(version) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(root, 'src/worker/sw.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })

/**
 * After the build: writes `sw.js` with the list of files that make a screen without a network, and
 * everything once more in compressed form, which the api serves as it is.
 */
export const workerPlugin = (): Plugin => ({
  name: 'chapterhouse-worker',
  apply: 'build',
  async writeBundle(options, bundle) {
    const outDir = options.dir ?? join(root, 'dist')
    const precache = precacheList(Object.keys(bundle))
    const index = await readFile(join(outDir, 'index.html'))
    const version = createHash('sha256').update(precache.join('\n')).update(index).digest('hex')
    await bundleWorker(outDir, precache, version.slice(0, 12))
    await compress(outDir, ['sw.js', ...Object.keys(bundle)])
  },
})
