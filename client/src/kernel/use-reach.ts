import { useSyncExternalStore } from 'react'
import { type Reach, reach } from './reach.ts'

/** Whether the server can be asked just now. */
export const useReach = (): Reach => useSyncExternalStore(reach.listen, reach.get)
