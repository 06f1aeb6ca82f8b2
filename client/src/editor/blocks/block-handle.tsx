import { IconGripVertical } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type PointerEvent, useRef, useState } from 'react'
import { t, tn } from '../../messages/t.ts'
import { Menu } from '../../ui/menu.tsx'
import { blockChoices } from './block-choices.tsx'
import styles from './block-handle.module.css'
import { selectedBlocks } from './block-selection.ts'
import { dragBlocks, takeUnit } from './drag.ts'
import { useMarginSelection } from './margin.ts'
import type { Drop } from './under.ts'
import { type HandlePlace, useHandle } from './use-handle.ts'

interface HandleProps {
  readonly editor: Editor
  readonly place: HandlePlace
  readonly opened: boolean
  readonly setOpened: (opened: boolean) => void
  readonly setDrop: (drop: Drop | null) => void
}

const Handle = ({ editor, place, opened, setOpened, setDrop }: HandleProps) => {
  const wasDragged = useRef(false)
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    wasDragged.current = false
    const onEnd = (moved: boolean) => {
      wasDragged.current = moved
    }
    dragBlocks({ editor, unit: place.unit, show: setDrop, onEnd }, event.nativeEvent)
  }
  const onChange = (opens: boolean) => {
    if (opens && wasDragged.current) return
    if (opens) takeUnit(editor, place.unit)
    else editor.view.focus()
    setOpened(opens)
  }
  return (
    <Menu
      label={t('Block')}
      align="start"
      opened={opened}
      onChange={onChange}
      choices={opened ? blockChoices(editor) : []}
      button={
        <button
          type="button"
          tabIndex={-1}
          className={styles.handle}
          style={{ left: place.left, top: place.top }}
          data-block-handle=""
          aria-label={t('Block: press for what can be done, drag to move')}
          onPointerDown={onPointerDown}
          onMouseDown={(event) => event.preventDefault()}
        >
          <IconGripVertical size={17} stroke={1.75} aria-hidden="true" />
        </button>
      }
    />
  )
}

/** Tells those who hear the page how much is selected, and what can be done with it. */
const Spoken = ({ editor }: { readonly editor: Editor }) => {
  const blocks = useEditorState({
    editor,
    selector: () => {
      const range = selectedBlocks(editor.state)
      return range ? editor.state.doc.slice(range.from, range.to).content.childCount : 0
    },
  })
  return (
    <p className="unseen" role="status">
      {blocks > 0
        ? tn(blocks, [
            '{n} block selected. Escape ends it.',
            '{n} blocks selected. Escape ends it.',
          ])
        : ''}
    </p>
  )
}

/** The handle at the left of a block, the line where a dragged one will go, and the margin that selects. */
export const BlockHandle = ({ editor }: { readonly editor: Editor }) => {
  const [drop, setDrop] = useState<Drop | null>(null)
  const [opened, setOpened] = useState(false)
  const place = useHandle(editor, opened)
  useMarginSelection(editor)
  return (
    <div className={styles.host}>
      {place ? <Handle {...{ editor, place, opened, setOpened, setDrop }} /> : null}
      {drop ? (
        <div
          className={styles.line}
          style={{ left: drop.left, top: drop.top, width: drop.width }}
          aria-hidden="true"
        />
      ) : null}
      <Spoken editor={editor} />
    </div>
  )
}
