import { Rich } from '../../messages/rich.tsx'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './follow.module.css'
import type { PersonHere } from './people.ts'

interface FollowBarProps {
  readonly person: PersonHere
  /** Where they are, in words. */
  readonly where: string
  readonly onStop: () => void
}

/** Says that this window goes along with somebody, and how to end that. */
export const FollowBar = ({ person, where, onStop }: FollowBarProps) => (
  <div
    className={styles.bar}
    style={{ ['--person' as string]: person.color }}
    role="status"
    data-follow-bar
  >
    <span className={styles.words}>
      <Rich
        text="Following <b>{name}</b>"
        values={{ name: person.displayName }}
        tags={{ b: (words) => <strong>{words}</strong> }}
      />
      <span className={styles.where}>{where}</span>
    </span>
    <Button small onClick={onStop}>
      {t('Stop')}
    </Button>
    <kbd className={styles.key}>{t('Esc')}</kbd>
  </div>
)
