import { imageLimit, imageTypes, uploadImage } from '@chapterhouse/shared/assets/contract'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Editor } from '@tiptap/core'
import { ask } from '../../kernel/ask.ts'
import { explain, isRefusal } from '../../kernel/explain.ts'
import { toast } from '../../ui/toast.ts'
import { addPlaceholder, placeFor, placeholder, removePlaceholder } from './image-placeholders.ts'

const megabytes = imageLimit / 1024 / 1024

/** Why a file cannot be sent at all, in words; null if it can. */
export const objection = (file: File): string | null => {
  if (!imageTypes.some((type) => type === file.type)) {
    return 'Pictures may be PNG, JPEG, WebP, GIF or AVIF.'
  }
  if (file.size === 0) return 'The file is empty.'
  return file.size > imageLimit
    ? `A picture may have ${megabytes} MB. Make it smaller first.`
    : null
}

/** Whether the same file would be refused again. */
const isFinal = (error: unknown): boolean =>
  isRefusal(error, 'too_large', 'unsupported_type', 'unreadable', 'forbidden', 'not_found')

const reason = (error: unknown): string => {
  if (isRefusal(error, 'too_large')) return `A picture may have ${megabytes} MB.`
  if (isRefusal(error, 'unsupported_type', 'unreadable')) {
    return 'The server could not read it as a picture.'
  }
  const { title, advice } = explain(error)
  return `${title}. ${advice}`
}

const upload = async (pageId: PageId, file: File, signal: AbortSignal): Promise<string> => {
  const form = new FormData()
  form.append('file', file)
  const asset = await ask(uploadImage, { params: { pageId }, form, signal })
  return asset.url
}

/**
 * "harbour_at-dawn.jpeg" → "harbour at dawn": a first description for those who cannot see it. A
 * camera's number or a single word describes nothing.
 */
export const altFrom = (name: string): string => {
  const words = name
    .replace(/\.[^.]*$/, '')
    .split(/[\s_-]+/)
    .filter((word) => /^\p{L}+$/u.test(word))
  return words.length > 2 ? words.join(' ') : ''
}

const put = (editor: Editor, id: number, attrs: { src: string; alt: string }): void => {
  const { state, view } = editor
  const one = placeholder(state, id)
  const image = state.schema.nodes.image
  if (!one || !image) return
  const tr = removePlaceholder(state.tr, id)
  view.dispatch(tr.insert(placeFor(state, one.at), image.create(attrs)))
}

interface Job {
  readonly id: number
  readonly file: File
  readonly stop: AbortController
}

let lastId = 0

export type Uploads = ReturnType<typeof openUploads>

/** Sends pictures one after another, so that they stand in the order in which they were given. */
export const openUploads = (editor: Editor, pageId: PageId) => {
  const waiting: Job[] = []
  let isBusy = false

  const forget = (id: number) => {
    if (!editor.isDestroyed) editor.view.dispatch(removePlaceholder(editor.state.tr, id))
  }
  const fail = ({ id, file }: Job, error: unknown) => {
    const at = editor.isDestroyed ? 0 : (placeholder(editor.state, id)?.at ?? 0)
    forget(id)
    const again = { undo: () => add([file], at), undoLabel: 'Try again' }
    const mayHelp = !editor.isDestroyed && !isFinal(error)
    const more = { tone: 'danger' as const, ...(mayHelp ? again : {}) }
    toast(`“${file.name}” was not added. ${reason(error)}`, more)
  }
  const send = async (job: Job) => {
    try {
      const src = await upload(pageId, job.file, job.stop.signal)
      if (!editor.isDestroyed) put(editor, job.id, { src, alt: altFrom(job.file.name) })
    } catch (error) {
      if (job.stop.signal.aborted) forget(job.id)
      else fail(job, error)
    }
  }
  const work = async () => {
    if (isBusy) return
    isBusy = true
    for (let job = waiting[0]; job; job = waiting[0]) {
      if (!job.stop.signal.aborted) await send(job)
      waiting.shift()
    }
    isBusy = false
  }
  const enqueue = (file: File, at: number) => {
    lastId += 1
    const job = { id: lastId, file, stop: new AbortController() }
    const cancel = () => {
      job.stop.abort()
      forget(job.id)
    }
    waiting.push(job)
    const one = { id: job.id, at, name: file.name, cancel }
    editor.view.dispatch(addPlaceholder(editor.state.tr, one))
  }
  const add = (files: readonly File[], at: number): void => {
    for (const file of files) {
      const why = objection(file)
      if (why) toast(`“${file.name}” was not added. ${why}`, { tone: 'danger' })
      else enqueue(file, Math.min(at, editor.state.doc.content.size))
    }
    void work()
  }
  const stop = () => {
    for (const job of waiting) job.stop.abort()
    if (waiting.length > 0) toast('The page was closed before its pictures had arrived.')
  }
  return { add, stop }
}
