// Outlives the process that started it by one act: when that process is gone, its end of our standard
// input closes, and the PostgreSQL it left behind is shut down properly.
import { postmasterOf } from './postgres/postmaster.mjs'
import { stopPostmaster } from './postgres/stop.mjs'

const [pid, data, binaries] = process.argv.slice(2)

process.stdin.resume()
process.stdin.on('error', () => {})
process.stdin.on('close', async () => {
  // A later supervisor may have started another server here: that one is not ours to stop.
  if (postmasterOf(data)?.pid === Number(pid))
    await stopPostmaster({ pid: Number(pid), data, binaries })
  process.exit(0)
})
