import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { messagesPlugin } from './bundle/messages.ts'

export default defineConfig({
  plugins: [react(), messagesPlugin()],
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/test-setup.ts'],
    include: ['{src,bundle}/**/*.test.{ts,tsx}'],
    css: false,
    isolate: false,
    testTimeout: 60_000,
    // A busy machine takes its time: a limit only ends what would never end.
    expect: { poll: { timeout: 30_000 } },
  },
})
