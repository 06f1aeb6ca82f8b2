import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunkGroups } from './bundle/chunks.ts'
import { leanZodPlugin } from './bundle/lean-zod.ts'
import { messagesPlugin } from './bundle/messages.ts'
import { pagePartsPlugin } from './bundle/page-parts.ts'
import { workerPlugin } from './bundle/worker-plugin.ts'

const api = process.env.API_URL ?? 'http://127.0.0.1:4000'
const proxied = { target: api, changeOrigin: false }

const inModules = (names: string) => new RegExp(`[\\\\/]node_modules[\\\\/](${names})[\\\\/]`)

/** What every screen needs, and what only the editor needs, apart: see decisions/bundle.md. */
const groups = [
  { name: 'react', test: inModules('react|react-dom|scheduler|react-router'), priority: 30 },
  {
    name: 'editor',
    test: inModules('prosemirror-.*|@tiptap|yjs|lib0|y-.*|@hocuspocus|orderedmap|rope-sequence'),
    priority: 20,
  },
  ...chunkGroups,
  // What several screens of the door share, in one file: their names are listed in the shell.
  { name: 'door', test: /[\\/]src[\\/]auth[\\/]/, minShareCount: 2, priority: 1 },
]

export default defineConfig({
  plugins: [react(), leanZodPlugin(), messagesPlugin(), pagePartsPlugin(), workerPlugin()],
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': proxied,
      '/collab': { ...proxied, ws: true },
      '/yjs': { ...proxied, ws: true },
      '/texts': proxied,
      '/works': proxied,
      '/healthz': proxied,
      '/readyz': proxied,
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: true,
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // the second is what the world reads in: pages that the server makes, without a script
      input: { index: 'index.html', reader: 'src/reader/reader.css' },
      output: { codeSplitting: { groups } },
    },
  },
})
