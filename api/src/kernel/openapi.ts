import { type Endpoint, scopeOf } from '@chapterhouse/shared/kernel/endpoint'
import { problem } from '@chapterhouse/shared/refusals'
import type { ZodObject } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'

const verb = (method: Endpoint['method']) => method.toLowerCase() as Lowercase<typeof method>

/** `/pages/:pageId` as OpenAPI writes it. */
const template = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const refusal = {
  description: 'A refusal: RFC 9457 problem details with a `code` of a closed list',
  content: { 'application/problem+json': { schema: problem } },
} as const

const bytes = { type: 'string', format: 'binary' } as const
const form = { type: 'object' as const, properties: { file: bytes }, required: ['file'] }

/** JSON, a form with a file, or the file itself: what the question takes. */
const bodyOf = ({
  body,
  file,
}: Endpoint['parts']): Pick<ZodOpenApiOperationObject, 'requestBody'> => {
  const asJson = body ? { 'application/json': { schema: body } } : {}
  const asForm = file ? { 'multipart/form-data': { schema: form } } : {}
  const bare = Object.fromEntries((file ?? []).map((type) => [type, { schema: bytes }]))
  if (!body && !file) return {}
  return { requestBody: { content: { ...asJson, ...asForm, ...bare } } }
}

const operation = (question: Endpoint): ZodOpenApiOperationObject => {
  const { parts, path, method } = question
  const area = path.split('/')[1] ?? ''
  const success = {
    description: 'Done',
    content: { 'application/json': { schema: parts.reply } },
  }
  return {
    ...(parts.summary ? { summary: parts.summary } : {}),
    operationId: `${method.toLowerCase()}${path.replace(/[/:]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    tags: [area],
    security: [{ session: [] }, { key: [scopeOf(question)] }],
    requestParams: {
      ...(parts.params ? { path: parts.params as ZodObject } : {}),
      ...(parts.query ? { query: parts.query as ZodObject } : {}),
    },
    ...bodyOf(parts),
    responses: { [`${parts.status ?? 200}`]: success, default: refusal },
  }
}

/** The OpenAPI 3.1 document of exactly the questions this server answers. */
export const openApiOf = (questions: readonly Endpoint[]) => {
  const paths: ZodOpenApiPathsObject = {}
  for (const question of questions) {
    const at = template(`/api${question.path}`)
    paths[at] = { ...paths[at], [verb(question.method)]: operation(question) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Chapterhouse',
      version: '0.1.0',
      description: 'Writing together. Sign in, or send an API key as a bearer token.',
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key; see docs/api.md' },
      },
    },
    paths,
  })
}
