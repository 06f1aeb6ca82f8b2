import { type ReactNode, Suspense, useState } from 'react'
import { isRefusal } from '../../kernel/explain.ts'
import { part } from '../../ui/part.tsx'

// Few are asked: fetched when somebody is.
const ProofWindow = part(async () => (await import('./proof-window.tsx')).ProofWindow)

interface Waiting {
  readonly go: () => void
  readonly give: () => void
}

/** The way to do what takes a fresh proof. */
export interface Proof {
  /** Does it; when the api wants to know once more who it is, asks, and does it again. */
  readonly proven: <T>(act: () => Promise<T>) => Promise<T>
  /** To be shown beside what acts, outside of its form. */
  readonly window: ReactNode
}

/** Before what a stolen session must not do: one window for all of it. */
export const useProof = (): Proof => {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const proven = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      if (!isRefusal(error, 'proof_needed')) throw error
      await new Promise<void>((resolve, reject) => {
        setWaiting({ go: resolve, give: () => reject(error) })
      })
      return act()
    }
  }
  const end = (how: keyof Waiting) => {
    waiting?.[how]()
    setWaiting(null)
  }
  const window = waiting ? (
    <Suspense fallback={null}>
      <ProofWindow onDone={() => end('go')} onClose={() => end('give')} />
    </Suspense>
  ) : null
  return { proven, window }
}
