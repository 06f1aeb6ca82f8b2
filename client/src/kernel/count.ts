import { tn } from '../messages/t.ts'

/** "1 word", "12,480 words": how many of what people count here, in the language of the window. */
export const count = {
  words: (n: number) => tn(n, ['{n} word', '{n} words']),
  characters: (n: number) => tn(n, ['{n} character', '{n} characters']),
  pages: (n: number) => tn(n, ['{n} page', '{n} pages']),
  pictures: (n: number) => tn(n, ['{n} picture', '{n} pictures']),
  projects: (n: number) => tn(n, ['{n} project', '{n} projects']),
  people: (n: number) => tn(n, ['{n} person', '{n} people']),
} as const
