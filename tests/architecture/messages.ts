import type { Node } from 'oxc-parser'
import { nodesOf } from './nodes.ts'
import { isTest, lineAt, type Source } from './source.ts'

/** Folders of the client whose texts are all messages; the rest still has English in it. */
export const translated: readonly string[] = [
  'admin',
  'app',
  'auth',
  'editor',
  'kernel',
  'links',
  'mail',
  'messages',
  'pages',
  'projects',
  'publishing',
  'sync',
  'ui',
  'uploads',
  'users',
]

/** Folders that every language says whole, also one that is not complete: what stands around every screen. */
export const shell: readonly string[] = ['app', 'ui', 'users']

/** A text to be translated: where it stands, and its plural where a number decides. */
export interface Message {
  readonly path: string
  readonly text: string
  readonly plural: string | null
}

const areaOf = ({ path }: Source): string | undefined => /^client\/src\/([\w-]+)\//.exec(path)?.[1]

/** Whether a file stands in one of these folders of the client. */
export const standsIn = (folders: readonly string[], source: Source): boolean => {
  const area = areaOf(source)
  return area !== undefined && folders.includes(area) && !isTest(source.path)
}

const textOf = (node: Node | null | undefined): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null

const calledBy = (node: Node): string | null =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' ? node.callee.name : null

const fromCall = (node: Node): Omit<Message, 'path'> | null => {
  if (node.type !== 'CallExpression') return null
  if (calledBy(node) === 't') {
    const text = textOf(node.arguments[0])
    return text === null ? null : { text, plural: null }
  }
  if (calledBy(node) !== 'tn') return null
  const forms = node.arguments[1]
  if (forms?.type !== 'ArrayExpression') return null
  const [one, many] = forms.elements.map((form) => textOf(form))
  return one && many ? { text: one, plural: many } : null
}

const fromRich = (node: Node): Omit<Message, 'path'> | null => {
  if (node.type !== 'JSXOpeningElement' || node.name.type !== 'JSXIdentifier') return null
  if (node.name.name !== 'Rich') return null
  for (const attribute of node.attributes) {
    if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'text') continue
    const text = textOf(attribute.value)
    if (text !== null) return { text, plural: null }
  }
  return null
}

/** Every text that the client says through messages. */
export const messagesIn = (sources: readonly Source[]): Message[] =>
  sources
    .filter(({ path }) => path.startsWith('client/src/') && !isTest(path))
    .flatMap((source) => {
      const found = [...nodesOf(source)].map((node) => fromCall(node) ?? fromRich(node))
      return found.flatMap((one) => (one ? [{ path: source.path, ...one }] : []))
    })

/** The name of the product is the same everywhere. */
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text) && text.trim() !== 'Chapterhouse'

/** Attributes that people read or hear. */
const spoken = new Set([
  'about',
  'action',
  'alt',
  'aria-label',
  'hint',
  'label',
  'placeholder',
  'title',
  'wrong',
])

const saidBy = (node: Node): string | null => {
  if (node.type === 'JSXText') return node.value
  if (node.type !== 'JSXAttribute' || node.name.type !== 'JSXIdentifier') return null
  return spoken.has(node.name.name) ? textOf(node.value) : null
}

/** A sentence begins with a capital and has more than one word. */
const isSentence = (text: string): boolean => /^[\p{Lu}“][^<>{}]*\p{L} \p{L}/u.test(text)

/** Where no text is said: messages, what only the log reads, looks. */
const isSilent = (node: Node): boolean => {
  if (['t', 'tn'].includes(calledBy(node) ?? '') || fromRich(node)) return true
  if (node.type === 'CallExpression') return node.callee.type === 'Super'
  if (node.type === 'JSXAttribute') return node.name.name === 'className'
  return node.type === 'NewExpression' || node.type === 'ImportDeclaration'
}

/** Texts in these folders that are said without being messages: `path:line: words`. */
export const untranslated = (sources: readonly Source[], folders: readonly string[]): string[] =>
  sources
    .filter((source) => standsIn(folders, source))
    .flatMap((source) => {
      const nodes = [...nodesOf(source)]
      const silent = nodes.filter(isSilent)
      const isHeard = ({ start, end }: Node) =>
        !silent.some((one) => one.start <= start && end <= one.end)
      const found = nodes.flatMap((node) => {
        const sentence = textOf(node)
        const plain = sentence !== null && isSentence(sentence) && isHeard(node) ? sentence : null
        const said = saidBy(node) ?? plain
        if (said === null || !hasWords(said)) return []
        return [`${source.path}:${lineAt(source, node.start)}: ${said.trim()}`]
      })
      // a spoken attribute and its value say the same
      return [...new Set(found)]
    })
