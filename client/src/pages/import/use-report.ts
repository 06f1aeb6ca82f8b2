import { useState } from 'react'
import { toast } from '../../ui/toast.ts'
import type { Brought } from './import-report.tsx'

/** A report is shown only where there is something to say; else a word in the corner is enough. */
export const useReport = () => {
  const [files, setFiles] = useState<readonly Brought[]>([])
  const tell = (brought: readonly Brought[], words: string) => {
    if (brought.some(({ remarks }) => remarks.length > 0)) setFiles(brought)
    else toast(words)
  }
  return { report: files, forget: () => setFiles([]), tell }
}
