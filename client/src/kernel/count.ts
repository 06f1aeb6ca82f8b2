const number = new Intl.NumberFormat('en')

/** "1 word", "12,480 words". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${number.format(n)} ${n === 1 ? one : many}`
