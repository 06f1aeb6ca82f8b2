import { endAllPrograms } from './child.mjs'
import { commandOf, isAlive, parentOf } from './process.mjs'
import { tell } from './progress.mjs'
import { explain, Refusal } from './refusal.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
// npm passes on the signal that the terminal has sent us already: the second is not a second wish.
const ECHO = 1_500
const PARENT_CHECK = 1_000

/**
 * Runs a command that opens things. `work(keep)` registers with `keep(close)` how each is closed; all
 * are closed in reverse order when the work refuses or fails, and when the command is asked to end.
 * Work that answers an exit code is over; work that answers nothing leaves a house open.
 *
 * @param {(keep: (close: () => unknown) => void) => Promise<number | void>} work
 */
export async function openHouse(work) {
  const closers = []
  let closing
  let settled = false
  const close = () => {
    closing ??= closeAll(closers)
    return closing
  }
  const leave = async (code) => {
    await close()
    process.exit(code)
  }
  onRequestToEnd({
    first: () => {
      tell('\n  Stopping …')
      leave(settled ? 0 : 130)
    },
    again: () => process.exit(1),
  })
  try {
    const code = await work((closer) => closers.push(closer))
    settled = true
    if (code !== undefined) await leave(code)
  } catch (error) {
    // What fails because it is being stopped is not a failure.
    if (closing) return
    const known =
      error instanceof Refusal ? error : explain(error, error?.path ?? 'the data directory')
    console.error(known ? `\n${known.message}` : error)
    await leave(1)
  }
}

async function closeAll(closers) {
  for (const close of closers.reverse()) {
    try {
      await close()
    } catch (error) {
      console.error(error)
    }
  }
  await endAllPrograms(2_000)
}

function onRequestToEnd({ first, again }) {
  let asked = 0
  const ask = () => {
    if (!asked) {
      asked = Date.now()
      first()
    } else if (Date.now() - asked > ECHO) again()
  }
  for (const signal of SIGNALS) process.on(signal, ask)
  if (process.env.npm_lifecycle_event) whenOrphaned(ask)
}

// npm that is killed outright passes no signal on; without it nobody could stop us from its terminal.
function whenOrphaned(ask) {
  const npm = nearestNpm()
  if (!npm) return
  const timer = setInterval(() => {
    if (isAlive(npm)) return
    clearInterval(timer)
    ask()
  }, PARENT_CHECK)
  timer.unref()
}

// npm runs a script through a shell, and some shells make way for the one command they are given.
function nearestNpm() {
  const parent = parentOf(process.pid)
  return [parent, parentOf(parent)].find((pid) => pid > 1 && commandOf(pid).includes('npm'))
}
