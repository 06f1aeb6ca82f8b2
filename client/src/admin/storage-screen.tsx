import { useQuery } from '@tanstack/react-query'
import { bytesInWords } from '../kernel/bytes.ts'
import { count } from '../kernel/count.ts'
import { Line, Lines } from '../ui/lines.tsx'
import { Column, Section } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import styles from './admin.module.css'
import { storageQuery } from './admin-api.ts'
import { UploadRoomsForm } from './upload-rooms.tsx'

/** Kinds of uploads, and tables by what people would call them. */
const kinds: Readonly<Record<string, string>> = {
  'upload.image': 'Pictures',
  'upload.avatar': 'Pictures of people',
  'upload.file': 'Files',
  'upload.pdf': 'PDFs',
  'upload.audio': 'Sound',
  'upload.html': 'Web pages',
  'table.journal': 'Edits as they were made',
  'table.texts': 'Texts as they are',
  'table.versions': 'Versions',
  'table.history': 'Who changed what',
  'table.log': 'The log of acts',
  'table.mails': 'Mails',
  database: 'The whole database',
}

/** A kind that is not known here yet has its own name. */
const nameOf = (kind: string): string => kinds[kind] ?? kind.replace('.', ' ')

/** `/admin/storage`: what takes how much room. */
export const StorageScreen = () => {
  const storage = useQuery(storageQuery)
  const { kinds: all = [], largest = [], disk, room } = storage.data ?? {}
  const left = disk
    ? `${bytesInWords(disk.free)} of ${bytesInWords(disk.total)} are free on the disk of the uploads.`
    : null
  return (
    <Column title="Storage" about={left}>
      <Unloaded query={storage} />
      {storage.isPending ? <Skeleton label="Weighing" lines={6} /> : null}
      <Lines label="By kind">
        {[...all]
          .sort((a, b) => b.bytes - a.bytes)
          .map(({ kind, bytes, items }) => (
            <Line
              key={kind}
              title={nameOf(kind)}
              about={items === null ? null : `about ${count(items, 'piece')}`}
              acts={<span className={styles.bytes}>{bytesInWords(bytes)}</span>}
            />
          ))}
      </Lines>
      {largest.length > 0 ? (
        <Section title="Largest projects">
          <Lines label="Largest projects">
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
