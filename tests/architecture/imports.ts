import { posix } from 'node:path'
import { lineAt, packageOf, type Source } from './source.ts'

/** One module asking for another. `to` is a path of the checkout, or null for a library. */
export interface Import {
  readonly from: string
  readonly line: number
  /** As written. */
  readonly request: string
  readonly to: string | null
  /** Gone when the program runs. */
  readonly typeOnly: boolean
}

/** All imports and re-exports of a file, dynamic ones of a plain string too. */
export const importsOf = (source: Source): Import[] => {
  const { staticImports, staticExports, dynamicImports } = source.module
  const found = [
    ...staticImports.map(({ moduleRequest, entries }) => ({
      request: moduleRequest.value,
      start: moduleRequest.start,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest
          ? [{ request: moduleRequest.value, start: moduleRequest.start, typeOnly: isType }]
          : [],
      ),
    ),
    ...dynamicImports.map(({ moduleRequest }) => ({
      request: source.text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      start: moduleRequest.start,
      typeOnly: false,
    })),
  ]
  return found.map(({ request, start, typeOnly }) => ({
    from: source.path,
    line: lineAt(source, start),
    request,
    to: targetOf(source.path, request),
    typeOnly,
  }))
}

const targetOf = (from: string, request: string): string | null => {
  if (request.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), request))
  const own = /^@chapterhouse\/([\w-]+)\/(.+)$/.exec(request)
  return own ? `${own[1]}/src/${own[2]}.ts` : null
}

/** Whether an import reaches another package by a path instead of its name. */
export const isTrespass = ({ from, to, request }: Import): boolean =>
  to !== null && request.startsWith('.') && packageOf(from) !== packageOf(to)

export const sentence = (one: Import, why: string): string =>
  `${one.from}:${one.line} imports ${one.request}: ${why}`
