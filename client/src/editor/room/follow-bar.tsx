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
      Following <strong>{person.displayName}</strong>
      <span className={styles.where}>{where}</span>
    </span>
    <Button small onClick={onStop}>
      Stop
    </Button>
    <kbd className={styles.key}>Esc</kbd>
  </div>
)
