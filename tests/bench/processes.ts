import { readFileSync } from 'node:fs'

// USER_HZ, 100 on every Linux Node runs on.
const tick = 0.01

/** Seconds of processor time some processes have used so far; one that is gone counts nothing. */
export const processorSeconds = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + secondsOf(pid), 0)

const fieldsOf = (pid: number): readonly string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name, which may hold spaces and brackets.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const secondsOf = (pid: number): number => {
  try {
    const fields = fieldsOf(pid)
    return (Number(fields[11]) + Number(fields[12])) * tick
  } catch {
    return 0
  }
}

export interface MachineTime {
  readonly idle: number
  readonly steal: number
  readonly total: number
}

/** The whole machine's time so far, in ticks; to say how quiet it was. */
export const machineTime = (): MachineTime => {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
    const times = line.split(/\s+/).slice(1).map(Number)
    const total = times.reduce((sum, one) => sum + one, 0)
    return { idle: (times[3] ?? 0) + (times[4] ?? 0), steal: times[7] ?? 0, total }
  } catch {
    return { idle: 0, steal: 0, total: 0 }
  }
}

/** Per cent of the machine's time that was neither idle nor spent on `own` seconds of ours. */
export const shareOfOthers = (from: MachineTime, to: MachineTime, own: number): number => {
  const total = to.total - from.total
  if (total === 0) return 0
  const busy = total - (to.idle - from.idle)
  return Math.max(0, Math.round(((busy - own / tick) / total) * 100))
}
