import { fileLimit, uploadFile } from '@chapterhouse/shared/assets/contract'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ask } from '../../kernel/ask.ts'
import { explain, isRefusal } from '../../kernel/explain.ts'
import { t } from '../../messages/t.ts'
import { toast } from '../../ui/toast.ts'
import { addPlaceholder, placeFor, placeholder, removePlaceholder } from './image-placeholders.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    fileUploads: {
      /** Lets the person choose files from their device and puts them at the caret. */
      pickFile: () => ReturnType
    }
  }
}

const megabytes = fileLimit / 1024 / 1024

/** Why a file cannot be sent at all, in words; null if it can. */
export const fileObjection = (file: File): string | null => {
  if (file.size === 0) return t('The file is empty.')
  return file.size > fileLimit ? t('A file may have {megabytes} MB.', { megabytes }) : null
}

const reason = (error: unknown): string => {
  if (isRefusal(error, 'too_large')) return t('A file may have {megabytes} MB.', { megabytes })
  const { title, advice } = explain(error)
  return `${title}. ${advice}`
}

/** Puts the file where its place is by now; nothing if that was taken away. */
const put = (editor: Editor, id: number, attrs: object): void => {
  const { state, view } = editor
  const one = placeholder(state, id)
  const attachment = state.schema.nodes.attachment
  if (!one || !attachment) return
  const tr = removePlaceholder(state.tr, id)
  view.dispatch(tr.insert(placeFor(state, one.at), attachment.create({ ...attrs })))
}

// Pictures on their way count upwards, files downwards, so that no two share a place.
let lastId = 0

const send = async (editor: Editor, pageId: PageId, { file, at }: Waiting): Promise<void> => {
  lastId -= 1
  const id = lastId
  const stop = new AbortController()
  const one = { id, at, name: file.name, cancel: () => stop.abort() }
  editor.view.dispatch(addPlaceholder(editor.state.tr, one))
  const form = new FormData()
  form.append('file', file)
  try {
    const { url, mime, byteSize } = await ask(uploadFile, {
      params: { pageId },
      form,
      signal: stop.signal,
    })
    const attrs = { src: url, name: file.name.slice(0, 255), mime, byteSize }
    if (!editor.isDestroyed) put(editor, id, attrs)
  } catch (error) {
    if (!editor.isDestroyed) editor.view.dispatch(removePlaceholder(editor.state.tr, id))
    if (!stop.signal.aborted) {
      toast(t('“{name}” was not added. {reason}', { name: file.name, reason: reason(error) }), {
        tone: 'danger',
      })
    }
  }
}

interface Waiting {
  readonly file: File
  readonly at: number
}

/** Sends files one after another, so that they stand in the order in which they were given. */
export const addFiles = async (
  editor: Editor,
  pageId: PageId,
  { files, at }: { readonly files: readonly File[]; readonly at: number },
): Promise<void> => {
  for (const file of files) {
    const why = fileObjection(file)
    if (why) toast(t('“{name}” was not added. {why}', { name: file.name, why }), { tone: 'danger' })
    else if (!editor.isDestroyed) {
      await send(editor, pageId, { file, at: Math.min(at, editor.state.doc.content.size) })
    }
  }
}

const pick = (onFiles: (files: File[]) => void): void => {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]))
  input.click()
}

/** Files that are no pictures: those go another way. */
const otherFiles = (data: DataTransfer | null): File[] => {
  const files = [...(data?.files ?? [])]
  return files.some((file) => file.type.startsWith('image/')) ? [] : files
}

/**
 * Files from this device, chosen, pasted or dropped: sent to the page's uploads as they are, and put
 * into the text once they have an address there.
 */
export const fileUploads = ({ pageId }: { readonly pageId: PageId }) =>
  Extension.create({
    name: 'fileUploads',
    addCommands: () => ({
      pickFile:
        () =>
        ({ editor, tr, dispatch }) => {
          if (!dispatch) return editor.isEditable
          const at = placeFor(tr, tr.selection.from)
          pick((files) => void addFiles(editor, pageId, { files, at }))
          return true
        },
    }),
    addProseMirrorPlugins() {
      const { editor } = this
      const take = (data: DataTransfer | null, at: number): boolean => {
        const files = editor.isEditable ? otherFiles(data) : []
        if (files.length === 0) return false
        void addFiles(editor, pageId, { files, at: placeFor(editor.state, at) })
        return true
      }
      return [
        new Plugin({
          props: {
            handlePaste: (view, event) => take(event.clipboardData, view.state.selection.from),
            handleDrop: (view, event) => {
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
              const taken = !view.dragging && take(event.dataTransfer, at?.pos ?? 0)
              if (taken) event.preventDefault()
              return taken
            },
          },
        }),
      ]
    },
  })
