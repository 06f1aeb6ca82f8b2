import { t } from '../../messages/t.ts'

const names: Readonly<Record<string, string>> = {
  '': t('Plain text'),
  math: t('Formula'),
  mermaid: t('Diagram'),
  bash: 'Shell',
  c: 'C',
  cpp: 'C++',
  csharp: 'C#',
  css: 'CSS',
  diff: 'Diff',
  go: 'Go',
  graphql: 'GraphQL',
  ini: 'INI, TOML',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  kotlin: 'Kotlin',
  less: 'Less',
  lua: 'Lua',
  makefile: 'Makefile',
  markdown: 'Markdown',
  objectivec: 'Objective-C',
  perl: 'Perl',
  php: 'PHP',
  python: 'Python',
  r: 'R',
  ruby: 'Ruby',
  rust: 'Rust',
  scss: 'SCSS',
  sql: 'SQL',
  swift: 'Swift',
  typescript: 'TypeScript',
  vbnet: 'VB.NET',
  wasm: 'WebAssembly',
  xml: 'HTML, XML',
  yaml: 'YAML',
}

/** Languages that are offered; `''` is none. Any other name a page has stays what it is. */
export const codeLanguages: readonly string[] = Object.keys(names)

/** What a language is called where one chooses; an unknown one by its own name. */
export const languageName = (language: string): string =>
  Object.hasOwn(names, language) ? (names[language] ?? language) : language
