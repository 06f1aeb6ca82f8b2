import { escapeHtml } from '@chapterhouse/shared/editor/html/tag'
import type { openApiOf } from './openapi.ts'

type Document = ReturnType<typeof openApiOf>

interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly unknown[]
  readonly requestBody?: unknown
  readonly responses?: Readonly<Record<string, unknown>>
}

interface Entry {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

const entriesOf = (document: Document): Entry[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )

const schemaIn = (part: unknown): unknown => {
  const content = (part as { content?: Record<string, { schema?: unknown }> } | undefined)?.content
  return Object.values(content ?? {})[0]?.schema
}

const block = (title: string, value: unknown): string =>
  value === undefined || (Array.isArray(value) && value.length === 0)
    ? ''
    : `<details><summary>${title}</summary><pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre></details>`

const entry = ({ method, path, operation }: Entry): string => {
  const [status, success] = Object.entries(operation.responses ?? {})[0] ?? ['', undefined]
  return `<article id="${method}${escapeHtml(path)}">
<h3><code><b>${method}</b> ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary ?? '')}</p>
${block('Parameters', operation.parameters)}
${block('Body', schemaIn(operation.requestBody))}
${block(`Answer ${status}`, schemaIn(success))}
</article>`
}

const style = `:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{max-width:48rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #8884;padding:.75rem 0}h3,p{margin:.25rem 0}
code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow:auto;max-height:24rem}
h2{margin-top:2.5rem;text-transform:capitalize}summary{cursor:pointer}`

/** The document to read: one page, no script, so the strictest content policy holds here too. */
export const docsPage = (document: Document): string => {
  const byArea = Map.groupBy(entriesOf(document), ({ operation }) => operation.tags?.[0] ?? '')
  const areas = [...byArea].map(
    ([area, entries]) => `<h2>${escapeHtml(area)}</h2>\n${entries.map(entry).join('\n')}`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(document.info.title)} API</title><style>${style}</style></head><body>
<h1>${escapeHtml(document.info.title)} API</h1>
<p>${escapeHtml(document.info.description ?? '')} For programs: <a href="/api/openapi.json">openapi.json</a>.
Every refusal is <code>application/problem+json</code> with a <code>code</code>.</p>
${areas.join('\n')}
</body></html>
`
}
