import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { Router } from 'express'
import { openApiOf } from './openapi.ts'

/** `/api/openapi.json`, and the same to read at `/api/docs`. */
export const docs = (questions: readonly Endpoint[]): Router => {
  const router = Router()
  let document: ReturnType<typeof openApiOf> | null = null
  router.get('/openapi.json', (_request, response) => {
    document ??= openApiOf(questions)
    response.json(document)
  })
  return router
}
