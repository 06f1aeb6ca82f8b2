import 'fake-indexeddb/auto'
import { cleanup, configure } from '@testing-library/react'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, onTestFinished, vi } from 'vitest'
import { reach } from './kernel/reach.ts'
import { dismiss, toastStore } from './ui/toast.ts'

// A screen comes in parts; on a busy machine the parts take their time.
configure({ asyncUtilTimeout: 20_000 })

// The files of a worker share one window (`isolate: false`), so each starts on an empty disk …
globalThis.indexedDB = new IDBFactory()

// … and no test leaves anything in the window for the next.
const tidy = () => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  document.title = ''
  localStorage.clear()
  sessionStorage.clear()
  reach.heard()
  for (const { id } of toastStore.get()) dismiss(id)
}

// Asked for first, it is done last: after what the test and its files tidy up themselves.
beforeEach(() => onTestFinished(tidy))
