// Loaded into every child with `--import`. When the process that started it is gone, however it went,
// their channel closes, and the child ends as if asked to; one that does not end is ended.
const GRACE = 12_000

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE).unref()
  })
  // Listening alone must not keep a finished program alive.
  process.channel.unref()
}

// A fork inherits these words. Its channel belongs to whoever forked it, and may be all that it lives by.
const self = process.execArgv.indexOf(import.meta.url)
if (self > 0) process.execArgv.splice(self - 1, 2)
