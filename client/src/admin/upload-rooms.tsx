import { setUploadRooms } from '@chapterhouse/shared/admin/house'
import type { UploadRooms } from '@chapterhouse/shared/assets/room'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import styles from './admin.module.css'
import { storageQuery } from './admin-api.ts'

const gigabyte = 1e9

/** Gigabytes as they are typed, to bytes; an empty field is no bound. */
const inGigabytes = z.coerce
  .number(t('Give a number, or nothing.'))
  .min(0, t('Give a number, or nothing.'))
  .max(1_000_000, t('That is more than any disk has.'))
  .transform((n) => Math.round(n * gigabyte))
  .nullable()
  .default(null)

const typed = z.object({ project: inGigabytes, person: inGigabytes })

const written = (bytes: number | null) => (bytes === null ? '' : String(bytes / gigabyte))

/** How much a project and a person may upload, to be chosen. */
export const UploadRoomsForm = ({ room }: { readonly room: UploadRooms }) => {
  const client = useQueryClient()
  const send = async (body: UploadRooms) => {
    const chosen = await ask(setUploadRooms, { body })
    client.setQueryData(storageQuery.queryKey, (all) => all && { ...all, room: chosen })
    toast(t('It holds for the next upload'))
  }
  const field = { inputMode: 'decimal', autoComplete: 'off' } as const
  return (
    <Section
      title={t('Room for uploads')}
      about={t(
        'In gigabytes; an empty field means as much as the disk has. What is there already stays.',
      )}
    >
      <Form
        schema={typed}
        send={send}
        action={t('Save')}
        tone="plain"
        label={t('Room for uploads')}
      >
        <div className={styles.rooms}>
          <TextField
            {...field}
            name="project"
            label={t('For each project')}
            defaultValue={written(room.project)}
          />
          <TextField
            {...field}
            name="person"
            label={t('For each person')}
            hint={t('What they uploaded, wherever it is.')}
            defaultValue={written(room.person)}
          />
        </div>
      </Form>
    </Section>
  )
}
