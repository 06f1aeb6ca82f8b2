import type { Node } from 'oxc-parser'
import { nodesOf } from './nodes.ts'
import { isTest, type Source } from './source.ts'

/** Names under which the server keeps a sentence for a person. */
const names = new Set(['detail', 'sentence', 'message', 'says', 'todo', 'remark'])

/** A sentence as it is written, `{}` where something is put in; null for what is none. */
const sentenceOf = (node: Node | null | undefined): string[] => {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node?.type === 'TemplateLiteral') {
    return [node.quasis.map(({ value }) => value.cooked ?? '').join('{}')]
  }
  if (node?.type === 'ConditionalExpression') {
    return [...sentenceOf(node.consequent), ...sentenceOf(node.alternate)]
  }
  return []
}

const named = (node: Node): string | null => (node.type === 'Identifier' ? node.name : null)

const isRemarks = (node: Node): boolean =>
  named(node) === 'remarks' ||
  (node.type === 'MemberExpression' && named(node.property) === 'remarks')

const fromCall = (node: Node): string[] => {
  if (node.type === 'NewExpression') {
    return named(node.callee) === 'TaskRefusal' ? sentenceOf(node.arguments[1]) : []
  }
  if (node.type !== 'CallExpression') return []
  const { callee, arguments: given } = node
  if (named(callee) === 'allow') return sentenceOf(given[2])
  if (named(callee) === 'say') return sentenceOf(given[1])
  if (callee.type !== 'MemberExpression') return []
  if (named(callee.property) === 'refine') return sentenceOf(given[1])
  return named(callee.property) === 'add' && isRemarks(callee.object) ? sentenceOf(given[0]) : []
}

/** `['look', 'what is', 'what to do']` of a check, and `[413, 'Too large']` of a refusal. */
const fromList = (node: Node): string[] => {
  if (node.type !== 'ArrayExpression') return []
  const [first, ...rest] = node.elements
  const begins = first?.type === 'Literal' ? first.value : null
  const isRefusal = typeof begins === 'number' && begins >= 400 && begins < 600
  const isCheck = ['well', 'look', 'bad'].includes(String(begins)) && rest.length === 2
  return isRefusal || isCheck ? rest.flatMap(sentenceOf) : []
}

const fromName = (node: Node): string[] => {
  if (node.type === 'Property' && names.has(named(node.key) ?? '')) return sentenceOf(node.value)
  if (node.type !== 'VariableDeclarator' || !names.has(named(node.id) ?? '')) return []
  return sentenceOf(node.init)
}

/** What is no sentence is a name in a contract, or for the log. */
const isSentence = (text: string): boolean => /^[\p{Lu}“{].* /u.test(text) && /\p{L}{3}/u.test(text)

const isServers = ({ path }: Source): boolean =>
  /^(api|shared)\/src\//.test(path) &&
  !isTest(path) &&
  !/\/(testing|demo|mail|kernel\/openapi)\//.test(path)

/** Where sentences go into texts, mails and files, or to whoever runs the house. */
const others =
  /\/(formats|front)\/|letter[-\w]*\.ts$|\/(main|rotate|metrics|openapi|client-files|provider-settings|tunnel|exchange|fetch|openid|copy|fill|account-export|foreign-versions|import-project|present|docs-page)\.ts$/

/** Where nothing else is a sentence, each is one for a person. */
const tellsAll = ({ path }: Source): boolean => path.startsWith('api/src/') && !others.test(path)

/** What the log reads. */
const isForLog = (node: Node): boolean => {
  if (node.type === 'NewExpression') return /Error$/.test(named(node.callee) ?? '')
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { object, property } = node.callee
  return named(object) === 'log' || ['info', 'warn', 'error'].includes(named(property) ?? '')
}

const plainIn = (nodes: readonly Node[]): string[] => {
  const silent = nodes.filter(isForLog)
  const isHeard = ({ start, end }: Node) =>
    !silent.some((one) => one.start <= start && end <= one.end)
  return nodes.filter(isHeard).flatMap(sentenceOf).filter(isSentence)
}

/** Sentences that the server tells people in English, which the client says in its language. */
export const toldBy = (sources: readonly Source[]): { path: string; text: string }[] =>
  sources.filter(isServers).flatMap((source) => {
    const nodes = [...nodesOf(source)]
    const found = nodes
      .flatMap((node) => [...fromCall(node), ...fromList(node), ...fromName(node)])
      .filter((text) => source.path.endsWith('house/health.ts') || isSentence(text))
    const all = tellsAll(source) ? [...found, ...plainIn(nodes)] : found
    return [...new Set(all)].map((text) => ({ path: source.path, text }))
  })

/** The same sentence, whatever is put into it. */
export const shapeOf = (text: string): string => text.replace(/\{\w*\}/g, '{}')
