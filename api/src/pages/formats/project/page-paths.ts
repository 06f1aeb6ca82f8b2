/** A page of the tree as its path is made of. */
export interface TreePage {
  readonly id: string
  readonly parentId: string | null
  readonly title: string
}

// What file systems refuse, and what Markdown would have to escape in an address.
const refused = /[\p{C}/\\:*?"<>|#%()[\]]+/gu

const nameOf = (title: string): string =>
  title
    .normalize('NFC')
    .replace(refused, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 80)
    .trim() || 'Untitled'

/**
 * A path for each page, in the order given: `Title.md`, and below it `Title/…`. A number before the
 * name keeps the order of the tree where files are sorted by name.
 */
export const pagePaths = (pages: readonly TreePage[]): ReadonlyMap<string, string> => {
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  const families = Map.groupBy(pages, ({ parentId }) => parentId)
  const walk = (parentId: string | null, folder: string) => {
    const children = families.get(parentId) ?? []
    const digits = Math.max(2, String(children.length).length)
    children.forEach(({ id, title }, index) => {
      const stem = `${folder}${String(index + 1).padStart(digits, '0')} ${nameOf(title)}`
      const path = taken.has(stem.toLowerCase()) ? `${stem} ${id.slice(-6)}` : stem
      taken.add(path.toLowerCase())
      paths.set(id, `${path}.md`)
      walk(id, `${path}/`)
    })
  }
  walk(null, '')
  return paths
}

/** The way from one file to another, as an address in Markdown. */
export const relativePath = (from: string, to: string): string => {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < here.length && here[same] === there[same]) same += 1
  const up = Array<string>(here.length - same).fill('..')
  return [...up, ...there.slice(same)].map(encodeURIComponent).join('/')
}
