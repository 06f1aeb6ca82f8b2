import { importLimit, importTypes } from '@chapterhouse/shared/pages/importable'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { demandRate } from '../../kernel/throttle.ts'
import { readFile, type Upload } from '../../kernel/upload.ts'
import type { TransferParts } from './parts.ts'

/** A file that was brought, and what its contribution is called. */
export interface Given extends Upload {
  readonly title: string | null
}

const limit = { bytes: importLimit, sentence: 'A file may have 100 MB' }

/** The file of a request: in a form, or as the body itself. */
export const receive = async (
  { receiving, imports }: TransferParts,
  actor: Actor,
  request: Request,
): Promise<Given> => {
  demandRate(imports, actor.userId)
  const file = await receiving(() => readFile(request, limit, importTypes))
  return { ...file, title: file.name || null }
}
