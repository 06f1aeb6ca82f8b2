import type { WorkerScope } from './scope.ts'
import { runWorker } from './worker.ts'

declare const __PRECACHE__: readonly string[]
declare const __VERSION__: string

runWorker(globalThis as unknown as WorkerScope, { version: __VERSION__, precache: __PRECACHE__ })
