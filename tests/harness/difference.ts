/** Where two texts begin to differ, with what stands around it in both; null when they are the same. */
export const differenceOf = (one: string, other: string): string | null => {
  if (one === other) return null
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60)
  return `at ${at}:\n  ${around(one)}\n  ${around(other)}`
}
