import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRefusal } from '../../kernel/explain.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, Problem } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useLinkToken } from './link-token.ts'

interface SpentProps {
  readonly title: string
  /** Where to get a new link. */
  readonly children: ReactNode
}

/** A link that opens nothing (any more): nothing happened, and how to go on. */
export const Spent = ({ title, children }: SpentProps) => (
  <Door title={title} foot={children}>
    <Notice tone="warn" title={t('This link is not good any more')}>
      {t('It was used already, is too old, or was not copied whole. Nothing was changed.')}
    </Notice>
  </Door>
)

interface ByLinkProps {
  readonly title: string
  readonly about: ReactNode
  readonly action: string
  readonly act: (token: string) => Promise<unknown>
  /** What is shown once it is done. */
  readonly done: ReactNode
  /** Where to get another link. */
  readonly again: ReactNode
}

/** What a link in a mail does, behind a button: mail programs open links of their own accord. */
export const ByLink = ({ title, about, action, act, done, again }: ByLinkProps) => {
  const token = useLinkToken()
  const using = useMutation({ mutationFn: act })
  useTitle(title)
  if (token === null || isRefusal(using.error, 'gone')) return <Spent title={title}>{again}</Spent>
  if (using.isSuccess) return done
  return (
    <Door title={title} about={about}>
      {using.error ? <Problem error={using.error} /> : null}
      <Button tone="accent" busy={using.isPending} onClick={() => using.mutate(token)}>
        {action}
      </Button>
    </Door>
  )
}
