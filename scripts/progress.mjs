const QUIET = 1_000
const HEARTBEAT = 10_000

/** One line on the console. */
export const tell = (line = '') => process.stdout.write(`${line}\n`)

/**
 * Does one step of a command. A step that takes over a second says so, again every ten seconds, and
 * how long it took; a quick one says nothing.
 */
export async function step(title, work) {
  const begun = Date.now()
  let shown = false
  const begin = setTimeout(() => {
    shown = true
    tell(`  ${title} …`)
  }, QUIET)
  const heartbeat = setInterval(() => tell(`  ${title} … ${seconds(begun)}`), HEARTBEAT)
  try {
    const result = await work()
    if (shown) tell(`  ${title}: done in ${seconds(begun)}`)
    return result
  } finally {
    clearTimeout(begin)
    clearInterval(heartbeat)
  }
}

function seconds(begun) {
  return `${((Date.now() - begun) / 1000).toFixed(1)} s`
}
