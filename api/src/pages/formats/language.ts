const scripts: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['uk', /[іїєґІЇЄҐ]/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
]

// The commonest short words of each; two languages share few of them.
const words: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'and', 'of', 'to', 'was', 'that', 'with', 'is', 'for'],
  de: ['der', 'die', 'und', 'das', 'nicht', 'ist', 'ein', 'mit', 'den'],
  fr: ['le', 'les', 'et', 'des', 'une', 'est', 'que', 'dans', 'du'],
  es: ['el', 'los', 'y', 'que', 'una', 'las', 'por', 'con', 'del'],
  it: ['il', 'che', 'di', 'una', 'per', 'non', 'è', 'gli', 'della'],
  nl: ['de', 'het', 'een', 'van', 'niet', 'dat', 'en', 'zijn', 'met'],
  pt: ['o', 'os', 'que', 'não', 'uma', 'do', 'da', 'com', 'em'],
  sv: ['och', 'att', 'det', 'som', 'inte', 'är', 'en', 'av', 'för'],
  pl: ['nie', 'się', 'jest', 'że', 'na', 'i', 'z', 'to', 'do'],
}

/** Letters looked at: the first pages tell the language as well as the whole book. */
const sample = 20_000

const byWords = (text: string): string => {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const scores = Object.entries(words).map(([language, known]) => ({
    language,
    score: known.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0),
  }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).language
}

/**
 * The language a text is most likely in, as BCP 47: it decides where lines are broken and how a
 * reader speaks. English where nothing tells.
 */
export const languageOf = (text: string): string => {
  const start = text.slice(0, sample)
  const letters = start.match(/\p{L}/gu)?.length ?? 0
  for (const [language, script] of scripts) {
    const share = (start.match(script)?.length ?? 0) / Math.max(letters, 1)
    // A sprinkle of kana or of Ukrainian letters tells two languages of one script apart.
    if (share > (language === 'ja' || language === 'uk' ? 0.03 : 0.4)) return language
  }
  return byWords(start)
}
