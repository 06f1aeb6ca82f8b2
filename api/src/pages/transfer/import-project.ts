import type { Project } from '@chapterhouse/shared/projects/contract'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { presentProject } from '../../projects/present.ts'
import { createProject, deleteProject, loadProject } from '../../projects/service.ts'
import type { BroughtTree } from '../formats/read/tree.ts'
import { titleIn } from '../formats/read/tree-paths.ts'
import { type Given, receive } from './given.ts'
import { type ImportedTree, settleTree } from './import-tree.ts'
import type { TransferParts } from './parts.ts'

export interface ImportedProject extends Project {
  readonly imported: ImportedTree
}

/** Its own title, else the only page's, else the name of the file. */
const titleOf = ({ project, pages }: BroughtTree, { name }: Given): string => {
  const [only] = pages
  const file = titleIn(name.replace(/\.zip$/i, ''))
  const title = project?.title ?? (pages.length === 1 && only?.title ? only.title : file)
  return title.slice(0, 200).trim() || 'Imported project'
}

/** Makes a project of a zip or of a file, owned by who brings it. */
export const importProject = async (
  parts: TransferParts,
  actor: Actor,
  request: Request,
): Promise<ImportedProject> => {
  const { db, workshop } = parts
  const file = await receive(parts, actor, request)
  const tree = await workshop.run({ kind: 'read-tree', name: file.name, bytes: file.bytes })
  const what = { title: titleOf(tree, file), description: tree.project?.description ?? undefined }
  const { id } = await db.withUser(actor.userId, (tx) => createProject(tx, actor, what))
  try {
    const imported = await settleTree(parts, actor, { projectId: id, tree, fileName: file.title })
    return { ...presentProject(await loadProject(db.hot, actor, id)), imported }
  } catch (error) {
    // the reason is worth more than a second failure; then an empty project is left, and seen
    await db.withUser(actor.userId, (tx) => deleteProject(tx, actor, id)).catch(() => undefined)
    throw error
  }
}
