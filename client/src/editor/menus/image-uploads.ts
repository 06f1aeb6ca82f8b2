import { uploadImage } from '@chapterhouse/shared/assets/contract'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Editor } from '@tiptap/core'
import { ask } from '../../kernel/ask.ts'
import { explain, isRefusal } from '../../kernel/explain.ts'
import { pictureMegabytes as megabytes, objection } from '../../kernel/picture-file.ts'
import { t } from '../../messages/t.ts'
import { toast } from '../../ui/toast.ts'
import { addPlaceholder, placeFor, placeholder, removePlaceholder } from './image-placeholders.ts'

/** Whether the same file would be refused again. */
const isFinal = (error: unknown): boolean =>
  isRefusal(error, 'too_large', 'unsupported_type', 'unreadable', 'forbidden', 'not_found')

const reason = (error: unknown): string => {
  if (isRefusal(error, 'too_large')) return t('A picture may have {megabytes} MB.', { megabytes })
  if (isRefusal(error, 'unsupported_type', 'unreadable')) {
    return t('The server could not read it as a picture.')
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

/**
 * The pictures of one editor on their way to its page. One after another, so that they stand in the
 * order in which they were given; what fails is told and keeps none of the others back.
 */
export class ImageUploads {
  readonly #editor: Editor
  readonly #pageId: PageId
  readonly #waiting: Job[] = []
  #isBusy = false

  constructor(editor: Editor, pageId: PageId) {
    this.#editor = editor
    this.#pageId = pageId
  }

  /** Takes files for this position of the document; those that cannot be sent are refused in words. */
  add(files: readonly File[], at: number): void {
    for (const file of files) {
      const why = objection(file)
      if (why)
        toast(t('“{name}” was not added. {why}', { name: file.name, why }), { tone: 'danger' })
      else this.#enqueue(file, Math.min(at, this.#editor.state.doc.content.size))
    }
    void this.#work()
  }

  /** The editor goes: nobody could put in what arrives now. */
  stop(): void {
    for (const job of this.#waiting) job.stop.abort()
    if (this.#waiting.length > 0) toast(t('The page was closed before its pictures had arrived.'))
  }

  #enqueue(file: File, at: number): void {
    lastId += 1
    const job = { id: lastId, file, stop: new AbortController() }
    const cancel = () => {
      job.stop.abort()
      this.#forget(job)
    }
    this.#waiting.push(job)
    const one = { id: job.id, at, name: file.name, cancel }
    this.#editor.view.dispatch(addPlaceholder(this.#editor.state.tr, one))
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let job = this.#waiting[0]; job; job = this.#waiting[0]) {
      if (!job.stop.signal.aborted) await this.#send(job)
      this.#waiting.shift()
    }
    this.#isBusy = false
  }

  async #send(job: Job): Promise<void> {
    try {
      const src = await upload(this.#pageId, job.file, job.stop.signal)
      const attrs = { src, alt: altFrom(job.file.name) }
      if (!this.#editor.isDestroyed) put(this.#editor, job.id, attrs)
    } catch (error) {
      if (job.stop.signal.aborted) this.#forget(job)
      else this.#fail(job, error)
    }
  }

  #forget({ id }: Job): void {
    const editor = this.#editor
    if (!editor.isDestroyed) editor.view.dispatch(removePlaceholder(editor.state.tr, id))
  }

  #fail(job: Job, error: unknown): void {
    const editor = this.#editor
    const at = editor.isDestroyed ? 0 : (placeholder(editor.state, job.id)?.at ?? 0)
    this.#forget(job)
    const again = { undo: () => this.add([job.file], at), undoLabel: t('Try again') }
    const mayHelp = !editor.isDestroyed && !isFinal(error)
    const more = { tone: 'danger' as const, ...(mayHelp ? again : {}) }
    toast(
      t('“{name}” was not added. {reason}', { name: job.file.name, reason: reason(error) }),
      more,
    )
  }
}
