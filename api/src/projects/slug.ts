/** A readable, unique piece of an address: the title in plain letters and the end of the id. */
export const slugOf = (title: string, id: string): string => {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return words === '' ? id.slice(-12) : `${words}-${id.slice(-12)}`
}
