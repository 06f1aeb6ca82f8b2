/** The next place with the same horizontal middle in a row above or below. */
const inRow = (
  all: readonly HTMLElement[],
  from: HTMLElement,
  down: boolean,
): HTMLElement | null => {
  const here = from.getBoundingClientRect()
  const beyond = (one: HTMLElement) => {
    const { top } = one.getBoundingClientRect()
    return down ? top >= here.bottom - 1 : top < here.top - 1
  }
  const others = down ? all.filter(beyond) : all.filter(beyond).reverse()
  const edge = others[0]?.getBoundingClientRect().top
  const row = others.filter((one) => one.getBoundingClientRect().top === edge)
  const away = (one: HTMLElement) => Math.abs(one.getBoundingClientRect().left - here.left)
  return row.toSorted((a, b) => away(a) - away(b))[0] ?? null
}

/**
 * Where an arrow leads among things that lie in rows: an element, null for back above the first row,
 * undefined for a key that means nothing here. From elsewhere, down leads to the first.
 */
export const gridStep = (
  all: readonly HTMLElement[],
  from: HTMLElement,
  key: string,
): HTMLElement | null | undefined => {
  const at = all.indexOf(from)
  if (at < 0) return key === 'ArrowDown' ? all[0] : undefined
  switch (key) {
    case 'ArrowRight':
      return all[at + 1] ?? from
    case 'ArrowLeft':
      return all[at - 1] ?? null
    case 'ArrowDown':
      return inRow(all, from, true) ?? from
    case 'ArrowUp':
      return inRow(all, from, false)
    default:
      return undefined
  }
}
