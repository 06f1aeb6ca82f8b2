import { reach } from '../kernel/reach.ts'
import { useReach } from '../kernel/use-reach.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import styles from './reach-banner.module.css'

// What a person asks first is what becomes of their words.
const words = {
  offline: t('You are offline. Your words are kept on this device and sent when you are back.'),
  unreachable: t(
    'The server does not answer. Your words are kept on this device and sent when it is back.',
  ),
} as const

/** One line at the top while the server is away, and what that means for the person's words. */
export const ReachBanner = () => {
  const state = useReach()
  return (
    <div role="status" className={classes('no-print', styles.stay)}>
      {state === 'here' ? null : (
        <p className={styles.banner}>
          <span className={styles.words}>{words[state]}</span>
          <Button small tone="quiet" onClick={() => void reach.look()}>
            {t('Try now')}
          </Button>
        </p>
      )}
    </div>
  )
}
