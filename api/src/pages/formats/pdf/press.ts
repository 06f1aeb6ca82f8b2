import { fork } from 'node:child_process'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { PressAnswer, PressJob } from './press-job.ts'

const ownProgram = new URL('./press-program.ts', import.meta.url)

export interface PressLimits {
  /** Milliseconds one document may take. */
  readonly limit: number
  /** Bytes of memory. */
  readonly memory: number
  /** The program of the press; a test puts in one that hangs. */
  readonly program?: URL
}

export type Printed = Extract<PressAnswer, { readonly kind: 'printed' }>

const tooMuch = () =>
  new Refusal('too_large', { detail: 'It is too much for one PDF; take a part of it, or DOCX' })

const notHere = () =>
  new Refusal('not_available_yet', {
    detail: 'PDFs cannot be made on this server; Word and HTML can',
  })

/**
 * Sets one document in a process of its own, which ends with it: native code that hangs, swells or
 * dies takes nobody else along. It is told nothing of this program's settings or secrets.
 */
export const printPdf = (
  job: Pick<PressJob, 'typst' | 'rare' | 'pictures'>,
  limits: PressLimits,
): Promise<Printed> => run({ ...job, form: 'pdf' }, limits)

/** The same for one page as a drawing, whole without any font. */
export const drawSvg = (typst: string, limits: PressLimits): Promise<Printed> =>
  run({ typst, rare: '', pictures: [], form: 'svg' }, limits)

const run = (
  job: Omit<PressJob, 'limit' | 'memory'>,
  { limit, memory, program = ownProgram }: PressLimits,
): Promise<Printed> =>
  new Promise((resolve, reject) => {
    const { PATH = '', HOME = '' } = process.env
    const child = fork(program, {
      serialization: 'advanced',
      env: { PATH, HOME },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), limit + 2_000)
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.on('error', () => undefined)
      child.kill('SIGKILL')
      finish()
    }
    child.on('message', (answer: PressAnswer) =>
      settle(() =>
        answer.kind === 'printed'
          ? resolve(answer)
          : reject(new Error(`the press refused its source: ${answer.message}`)),
      ),
    )
    // killed is too much; an end of its own is a program that does not run on this machine
    child.on('exit', (_code, signal) =>
      settle(() => reject(signal === null ? notHere() : tooMuch())),
    )
    child.on('error', (error) => settle(() => reject(error)))
    child.send({ ...job, limit, memory } satisfies PressJob, (error) => {
      if (error) settle(() => reject(error))
    })
  })
