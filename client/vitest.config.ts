import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/test-setup.ts'],
    include: ['{src,bundle}/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 20_000,
  },
})
