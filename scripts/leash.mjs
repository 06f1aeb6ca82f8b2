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
