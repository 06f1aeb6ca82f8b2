import type { OfferedProvider } from '@chapterhouse/shared/auth/site'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { useAct } from '../../ui/use-act.ts'
import { owedSignOut } from '../../users/owed-sign-out.ts'
import { doorwayQuery } from '../api.ts'
import { setOut, type Wish } from './set-out.ts'
import styles from './sites.module.css'

type Along = Omit<Wish, 'intent'>

const SiteButton = ({ site, along }: { readonly site: OfferedProvider; readonly along: Along }) => {
  const leave = useAct(async () => {
    // Told later, it would end the session that begins now.
    await owedSignOut.settle()
    await setOut(site.id, { ...along, intent: 'sign-in' })
  })
  return (
    <Button busy={leave.isPending} onClick={() => leave.mutate()}>
      {t('Continue with {site}', { site: site.name })}
    </Button>
  )
}

/** The other sites this house is known to, if any, below what one types. */
export const SiteButtons = (along: Along) => {
  const doorway = useQuery(doorwayQuery)
  const sites = doorway.data?.providers ?? []
  if (sites.length === 0) return null
  return (
    <fieldset className={styles.sites}>
      <legend>{t('or')}</legend>
      {sites.map((site) => (
        <SiteButton key={site.id} site={site} along={along} />
      ))}
    </fieldset>
  )
}
