import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  createInviteLink,
  type GrantedRole,
  grantedRole,
} from '@chapterhouse/shared/projects/contract'
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../kernel/ask.ts'
import { copyText } from '../../kernel/copy-text.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { useAct } from '../../ui/use-act.ts'
import { membersQuery } from '../api.ts'
import { roleChoices, roles } from '../roles.ts'
import styles from './people.module.css'

/** A link to hand on: shown in full, because a clipboard can fail. */
export const LinkToCopy = ({ link }: { readonly link: string }) => {
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await copyText(link))
  return (
    <div className={styles.link}>
      <input
        readOnly
        value={link}
        aria-label="Invitation link"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        small
        tone="accent"
        icon={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy()}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}

/** The address of a link as the browser of the other person needs it. */
export const absolute = (link: string): string => new URL(link, location.origin).href

/** One click makes a link that lets one person in, and copies it. */
export const InviteLink = ({ projectId }: { readonly projectId: ProjectId }) => {
  const client = useQueryClient()
  const [role, setRole] = useState<GrantedRole>('EDITOR')
  const [link, setLink] = useState<string | null>(null)
  const make = useAct(async () => {
    const made = await ask(createInviteLink, { params: { projectId }, body: { role } })
    setLink(absolute(made.link))
    await copyText(absolute(made.link))
    await client.invalidateQueries({ queryKey: membersQuery(projectId).queryKey })
  })
  return (
    <section className={styles.invite} aria-label="Invite with a link">
      <div className={styles.row}>
        <p>
          <strong>Invite with a link</strong>
          <span>{roles[role].about} The link lets one person in, within 7 days.</span>
        </p>
        <Select
          label="Role of the person you invite"
          value={role}
          choices={roleChoices}
          onChange={(event) => {
            setRole(grantedRole.parse(event.target.value))
            setLink(null)
          }}
        />
      </div>
      {link ? <LinkToCopy link={link} /> : null}
      <Button
        tone={link ? 'quiet' : 'accent'}
        icon={<IconLink size={17} />}
        busy={make.isPending}
        onClick={() => make.mutate()}
      >
        {link ? 'Make another link' : 'Create invitation link'}
      </Button>
    </section>
  )
}
