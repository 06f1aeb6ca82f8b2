import { roomState, type UploadRoom } from '@chapterhouse/shared/assets/room'
import { bytesInWords } from '../kernel/bytes.ts'
import { t } from '../messages/t.ts'
import { Line } from '../ui/lines.tsx'
import styles from './room-line.module.css'

const moreIsGiven = t('Whoever looks after this server can give more.')

const inWords = (room: UploadRoom): string => {
  const used = bytesInWords(room.used)
  if (room.most === null) return t('They take {used}.', { used })
  const said = t('They take {used} of {most}.', { used, most: bytesInWords(room.most) })
  const state = roomState(room)
  if (state === 'plenty') return said
  if (state === 'narrow') return `${said} ${moreIsGiven}`
  return `${said} ${t('Nothing more can be uploaded.')} ${moreIsGiven}`
}

/** How much room uploads take of how much, and what to do when it runs out. */
export const RoomLine = ({ room }: { readonly room: UploadRoom }) => (
  <Line
    title={t('Pictures and files')}
    about={inWords(room)}
    below={
      room.most === null ? null : (
        <meter
          className={styles.meter}
          aria-label={t('Room in use')}
          data-state={roomState(room)}
          max={Math.max(1, room.most)}
          value={room.most === 0 ? 1 : room.used}
        />
      )
    }
  />
)
