import 'fake-indexeddb/auto'
import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { reach } from './kernel/reach.ts'
import { dismiss, toastStore } from './ui/toast.ts'

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
  reach.heard()
  for (const { id } of toastStore.get()) dismiss(id)
})
