import type { Member, Project } from '@chapterhouse/shared/projects/contract'
import { useEffect, useRef } from 'react'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.ts'
import styles from './people.module.css'
import type { MemberActs } from './use-member-acts.ts'

interface HandOverProps {
  readonly project: Project
  readonly heir: Member
  readonly acts: MemberActs
  readonly onClose: () => void
}

/** The one act that cannot be undone by who did it: it is said what it means, and asked. */
export const HandOver = ({ project, heir, acts, onClose }: HandOverProps) => {
  const name = heir.user.displayName
  const asked = useRef<HTMLDivElement>(null)
  // The menu that asked is gone: the question is where the hands go on.
  useEffect(() => asked.current?.querySelector('button')?.focus(), [])
  const give = () =>
    acts.handOver.mutate(heir, {
      onSuccess: () => {
        toast(t('“{title}” belongs to {name} now', { title: project.title, name }))
        onClose()
      },
    })
  return (
    <div ref={asked}>
      <Notice
        tone="warn"
        title={t('Make {name} the owner of “{title}”?', { name, title: project.title })}
        action={
          <span className={styles.answers}>
            <Button small onClick={onClose}>
              {t('Keep it')}
            </Button>
            <Button small tone="danger" busy={acts.handOver.isPending} onClick={give}>
              {t('Hand it over')}
            </Button>
          </span>
        }
      >
        {t('You stay as admin. Only {name} can give it back.', { name })}
      </Notice>
    </div>
  )
}
