import { imageTypes } from '@chapterhouse/shared/assets/contract'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type Editor, Extension } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { t, tn } from '../../messages/t.ts'
import { toast } from '../../ui/toast.ts'
import { blockedImages, isOnlyImage } from './foreign-images.ts'
import { placeFor, placeholders } from './image-placeholders.ts'
import { ImageUploads } from './image-uploads.ts'

/** The page whose project the pictures belong to. */
export interface ImageOptions {
  readonly pageId: PageId
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    imageUploads: {
      /** Lets the person choose pictures from their device and puts them at the caret. */
      pickImage: () => ReturnType
    }
  }
}

const filesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))

/** A page or a text program copies words and a picture of them; then the words are meant. */
const meantFiles = (data: DataTransfer | null): File[] =>
  isOnlyImage(data?.getData('text/html') ?? '') ? filesOf(data) : []

/** Says that pictures from elsewhere are not loaded, and how to have them all the same. */
export const tellOfBlocked = (slice: Slice): void => {
  const count = blockedImages(slice)
  if (count === 0) return
  const told = tn(count, [
    'A picture from elsewhere is shown by address only.',
    '{n} pictures from elsewhere are shown by address only.',
  ])
  toast(`${told} ${t('Save it to this device and drop it here to include it.')}`)
}

const pick = (onFiles: (files: File[]) => void): void => {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = imageTypes.join(',')
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]))
  input.click()
}

const dropAndPaste = (editor: Editor, uploads: () => ImageUploads) =>
  new Plugin({
    props: {
      handlePaste: (view, event, slice) => {
        const files = editor.isEditable ? meantFiles(event.clipboardData) : []
        if (files.length === 0) {
          tellOfBlocked(slice)
          return false
        }
        uploads().add(files, placeFor(view.state, view.state.selection.from))
        return true
      },
      handleDrop: (view, event, slice) => {
        if (view.dragging || !editor.isEditable) return false
        const files = meantFiles(event.dataTransfer)
        if (files.length === 0) {
          tellOfBlocked(slice)
          return false
        }
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        uploads().add(files, placeFor(view.state, at?.pos ?? view.state.selection.from))
        event.preventDefault()
        return true
      },
    },
  })

/**
 * Pictures from this device: chosen, pasted or dropped, sent to the page's uploads, and put into
 * the text once they have an address there. Until then only this window knows of them.
 */
export const imageUploads = ({ pageId }: ImageOptions) =>
  Extension.create<object, { uploads: ImageUploads | null }>({
    name: 'imageUploads',
    addStorage: () => ({ uploads: null }),
    onBeforeCreate() {
      this.storage.uploads = new ImageUploads(this.editor, pageId)
    },
    onDestroy() {
      this.storage.uploads?.stop()
    },
    addCommands() {
      return {
        pickImage:
          () =>
          ({ editor, tr, dispatch }) => {
            if (!dispatch) return editor.isEditable
            const at = placeFor(tr, tr.selection.from)
            pick((files) => this.storage.uploads?.add(files, placeFor(editor.state, at)))
            return true
          },
      }
    },
    addProseMirrorPlugins() {
      const uploads = () => {
        this.storage.uploads ??= new ImageUploads(this.editor, pageId)
        return this.storage.uploads
      }
      return [placeholders(), dropAndPaste(this.editor, uploads)]
    },
  })

/** The pictures of this editor that are on their way; null in one that takes none. */
export const uploadsOf = (editor: Editor): ImageUploads | null => {
  const storage: unknown = Reflect.get(editor.storage, 'imageUploads')
  const uploads = storage && typeof storage === 'object' && Reflect.get(storage, 'uploads')
  return uploads instanceof ImageUploads ? uploads : null
}
