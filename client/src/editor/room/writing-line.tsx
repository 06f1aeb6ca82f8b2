import type { Room } from '../../sync/room.ts'
import { jumpTo } from './whereabouts.ts'
import { useWritingElsewhere } from './writing-elsewhere.ts'
import styles from './writing-line.module.css'

/** Says in a line that somebody writes where the reader does not see it; a press goes there. */
export const WritingLine = ({ room, myId }: { readonly room: Room; readonly myId: string }) => {
  const { words, personId } = useWritingElsewhere(room.doc, room.awareness, myId)
  if (words === '') return null
  if (personId === null) return <span className={styles.line}>{words}</span>
  return (
    <button type="button" className={styles.line} onClick={() => jumpTo(personId)}>
      {words}
    </button>
  )
}
