import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { Router } from 'express'
import { docsPage } from './docs-page.ts'
import { openApiOf } from './openapi.ts'

/** `/api/openapi.json`, and the same to read at `/api/docs`. Made at the first visit. */
export const docs = (questions: readonly Endpoint[]): Router => {
  const router = Router()
  let made: ReturnType<typeof openApiOf> | null = null
  const document = () => {
    made ??= openApiOf(questions)
    return made
  }
  router.get('/openapi.json', (_request, response) => {
    response.json(document())
  })
  router.get('/docs', (_request, response) => {
    response.type('html').send(docsPage(document()))
  })
  return router
}
