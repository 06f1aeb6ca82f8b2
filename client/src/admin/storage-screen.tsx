import { useQuery } from '@tanstack/react-query'
import { bytesInWords } from '../kernel/bytes.ts'
import { t, tn } from '../messages/t.ts'
import { Line, Lines } from '../ui/lines.tsx'
import { Column, Section } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import styles from './admin.module.css'
import { storageQuery } from './admin-api.ts'
import { UploadRoomsForm } from './upload-rooms.tsx'

/** Kinds of uploads, and tables by what people would call them. */
const kinds: Readonly<Record<string, string>> = {
  'upload.image': t('Pictures'),
  'upload.avatar': t('Pictures of people'),
  'upload.file': t('Files'),
  'upload.pdf': 'PDFs',
  'upload.audio': t('Sound'),
  'upload.html': t('Web pages'),
  'table.journal': t('Edits as they were made'),
  'table.texts': t('Texts as they are'),
  'table.versions': t('Versions'),
  'table.history': t('Who changed what'),
  'table.log': t('The log of acts'),
  'table.mails': t('Mails'),
  database: t('The whole database'),
}

/** A kind that is not known here yet has its own name. */
const nameOf = (kind: string): string => kinds[kind] ?? kind.replace('.', ' ')

/** `/admin/storage`: what takes how much room. */
export const StorageScreen = () => {
  const storage = useQuery(storageQuery)
  const { kinds: all = [], largest = [], disk, room } = storage.data ?? {}
  const left = disk
    ? t('{free} of {all} are free on the disk of the uploads.', {
        free: bytesInWords(disk.free),
        all: bytesInWords(disk.total),
      })
    : null
  return (
    <Column title={t('Storage')} about={left}>
      <Unloaded query={storage} />
      {storage.isPending ? <Skeleton label={t('Weighing')} lines={6} /> : null}
      <Lines label={t('By kind')}>
        {[...all]
          .sort((a, b) => b.bytes - a.bytes)
          .map(({ kind, bytes, items }) => (
            <Line
              key={kind}
              title={nameOf(kind)}
              about={items === null ? null : tn(items, ['about {n} piece', 'about {n} pieces'])}
              acts={<span className={styles.bytes}>{bytesInWords(bytes)}</span>}
            />
          ))}
      </Lines>
      {largest.length > 0 ? (
        <Section title={t('Largest projects')}>
          <Lines label={t('Largest projects')}>
            {largest.map(({ id, title, owner, bytes }) => (
              <Line
                key={id}
                title={title}
                about={owner}
                acts={<span className={styles.bytes}>{bytesInWords(bytes)}</span>}
              />
            ))}
          </Lines>
        </Section>
      ) : null}
      {room ? <UploadRoomsForm room={room} /> : null}
    </Column>
  )
}
