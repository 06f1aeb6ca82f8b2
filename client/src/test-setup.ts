import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { reach } from './kernel/reach.ts'
import { dismiss, toastStore } from './ui/toast.ts'

// A screen comes in parts; on a busy machine the parts take their time.
configure({ asyncUtilTimeout: 20_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
  reach.heard()
  for (const { id } of toastStore.get()) dismiss(id)
})
