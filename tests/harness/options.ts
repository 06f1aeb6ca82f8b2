/** `--name value`, `--name=value` and `--flag` of a command line. */
export class Options {
  readonly #given = new Map<string, string>()

  constructor(words: readonly string[] = process.argv.slice(2)) {
    for (let at = 0; at < words.length; at += 1) {
      const [name, value] = (words[at] ?? '').replace(/^--/, '').split('=', 2)
      const next = words[at + 1]
      if (!name) continue
      if (value !== undefined) this.#given.set(name, value)
      else if (next !== undefined && !next.startsWith('--')) {
        this.#given.set(name, next)
        at += 1
      } else this.#given.set(name, 'true')
    }
  }

  flag(name: string): boolean {
    return this.#given.get(name) === 'true'
  }

  /** A number; an error in one sentence when something else was given. */
  number(name: string, otherwise: number): number {
    const given = this.#given.get(name)
    if (given === undefined) return otherwise
    const value = Number(given)
    if (!Number.isFinite(value)) throw new Error(`--${name} must be a number, not "${given}"`)
    return value
  }

  list(name: string, otherwise: readonly string[]): readonly string[] {
    return this.#given.get(name)?.split(',') ?? otherwise
  }
}
