import { giveConsent } from '@chapterhouse/shared/auth/account'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useAct } from '../../ui/use-act.ts'
import { keepMe, useMe } from '../../users/me.ts'

/** For who has an account from before, or was brought in by somebody else's door. */
export const ConsentNotice = () => {
  const { consentedAt } = useMe()
  const client = useQueryClient()
  const agree = useAct(async () => keepMe(client, await ask(giveConsent, {})))
  if (consentedAt !== null) return null
  return (
    <Notice
      title={t('What this house keeps about you')}
      action={
        <Button small busy={agree.isPending} onClick={() => agree.mutate()}>
          {t('I agree')}
        </Button>
      }
    >
      <Rich
        text="Please read <a>what is kept, and for how long</a>."
        tags={{ a: (words) => <Link to="/privacy">{words}</Link> }}
      />
    </Notice>
  )
}
