/** A failure a person can act on: its message is one sentence, printed alone, exit code 1. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal'
}

/** A failed system call in one sentence, or undefined when it is none we can explain. */
export function explain(error, subject) {
  const text = `${error?.code ?? ''} ${error?.message ?? error}`
  if (/ENOSPC|No space left on device/.test(text))
    return new Refusal(`There is no space left on the disk that holds ${subject}.`)
  if (/EROFS|Read-only file system/.test(text))
    return new Refusal(`${subject} is on a read-only disk.`)
  if (/EACCES|EPERM|Permission denied/i.test(text))
    return new Refusal(`This user may not write ${subject}: change its owner or its permissions.`)
  if (/ENOTDIR|EEXIST/.test(text))
    return new Refusal(`A file stands where the folder ${subject} is needed.`)
  return undefined
}
