import { join } from 'node:path'

/** A new folder for a backup: `<dataDir>/backups/2026-11-20T10-15-30-<why>`. */
export function backupFolder(dataDir: string, why?: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  return join(dataDir, 'backups', why ? `${moment}-${why}` : moment)
}
