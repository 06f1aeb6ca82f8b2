import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  createLink,
  type GuestNames,
  guestNames,
  type LinkAccess,
  linkAccess,
} from '@chapterhouse/shared/links/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { ask } from '../kernel/ask.ts'
import { t } from '../messages/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { PasswordField, Select, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { LinkField } from '../ui/link-field.tsx'
import { linksQuery } from './api.ts'
import styles from './links.module.css'
import { ShareLinks } from './share-links.tsx'
import { accessWords, nameWords } from './words.ts'

const lives = [
  { value: '7', label: t('A week') },
  { value: '30', label: t('30 days') },
  { value: '365', label: t('A year') },
  { value: 'never', label: t('Until I disable it') },
] as const

const { shape } = createLink.parts.body
const typed = z.object({ label: shape.label, password: shape.password })

/** Comments come with a later release; until then a link to comment would promise too much. */
const offered = linkAccess.exclude(['COMMENT']).options

interface ChoiceProps {
  readonly name: string
  readonly children: ReactNode
}

const Choice = ({ name, children }: ChoiceProps) => (
  <div className={styles.choice}>
    <span aria-hidden>{name}</span>
    {children}
  </div>
)

interface Wish {
  readonly access: LinkAccess
  readonly names: GuestNames
  readonly life: string
}

interface ChoicesProps {
  readonly wish: Wish
  readonly onChange: (wish: Wish) => void
}

/** Who writes needs a name. */
const namesFor = (access: LinkAccess): readonly GuestNames[] =>
  access === 'EDIT' ? guestNames.exclude(['OPTIONAL']).options : guestNames.options

const Choices = ({ wish, onChange }: ChoicesProps) => {
  const setAccess = (value: string) => {
    const access = linkAccess.parse(value)
    const names = namesFor(access).includes(wish.names) ? wish.names : 'REQUIRED'
    onChange({ ...wish, access, names })
  }
  return (
    <div className={styles.choices}>
      <Choice name={t('What they may do')}>
        <Select
          label={t('What they may do')}
          value={wish.access}
          choices={offered.map((value) => ({ value, label: accessWords[value].name }))}
          onChange={(event) => setAccess(event.currentTarget.value)}
        />
      </Choice>
      <Choice name={t('Who may come in')}>
        <Select
          label={t('Who may come in')}
          value={wish.names}
          choices={namesFor(wish.access).map((value) => ({ value, label: nameWords[value] }))}
          onChange={(event) =>
            onChange({ ...wish, names: guestNames.parse(event.currentTarget.value) })
          }
        />
      </Choice>
      <Choice name={t('How long it lasts')}>
        <Select
          label={t('How long it lasts')}
          value={wish.life}
          choices={lives}
          onChange={(event) => onChange({ ...wish, life: event.currentTarget.value })}
        />
      </Choice>
    </div>
  )
}

interface ShareProps {
  readonly projectId: ProjectId
  /** One page, or null for the whole project. */
  readonly pageId: PageId | null
}

const Making = ({ projectId, pageId }: ShareProps) => {
  const client = useQueryClient()
  const [wish, setWish] = useState<Wish>({ access: 'READ', names: 'OPTIONAL', life: '30' })
  const [made, setMade] = useState<string | null>(null)
  // A new key empties the fields for the next link.
  const [round, setRound] = useState(0)
  const make = async (values: z.infer<typeof typed>) => {
    const expiresInDays = wish.life === 'never' ? null : Number(wish.life)
    const rights = { pageId, access: wish.access, guestNames: wish.names, expiresInDays }
    const params = { projectId }
    const { link } = await ask(createLink, { params, body: { ...values, ...rights } })
    setMade(new URL(link, location.origin).href)
    setRound(round + 1)
    await client.invalidateQueries({ queryKey: linksQuery(projectId).queryKey })
  }
  return (
    <>
      {made ? (
        <div className={styles.made} role="status">
          <p>{t('Copy the link now: it is shown this once, and opens for whoever has it.')}</p>
          <LinkField key={made} label={t('The link')} link={made} />
        </div>
      ) : null}
      <Form
        key={round}
        label={t('New link')}
        schema={typed}
        action={t('Make a link')}
        send={make}
        tone={made ? 'plain' : 'accent'}
      >
        <Choices wish={wish} onChange={setWish} />
        <TextField
          name="label"
          label={t('What is it for? (if you like)')}
          placeholder={t('For the printer')}
          maxLength={80}
          autoComplete="off"
        />
        <PasswordField
          name="password"
          label={t('Password (if you like)')}
          hint={t('Hand it on by another way than the link.')}
          wrong={t('At least four characters.')}
          autoComplete="new-password"
        />
      </Form>
    </>
  )
}

interface ShareDialogProps extends ShareProps {
  readonly title: string
  readonly onClose: () => void
}

/** Links to a page or a project, for people who are no members. */
export const ShareDialog = ({ title, onClose, projectId, pageId }: ShareDialogProps) => (
  <Dialog title={t('Share “{title}” with a link', { title })} onClose={onClose}>
    <div className={styles.share}>
      <Making projectId={projectId} pageId={pageId} />
      <ShareLinks projectId={projectId} {...(pageId === null ? {} : { pageId })} />
    </div>
  </Dialog>
)
