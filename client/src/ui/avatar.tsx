import type { Person } from '@chapterhouse/shared/users/contract'
import styles from './avatar.module.css'

/** What is said of somebody behind their name: "(guest)". */
const aside = /\s*\([^)]*\)\s*$/

/** "Ada Lovelace" → "AL"; whole characters, so that an emoji stays one. */
export const initials = (name: string): string => {
  const words = name.replace(aside, '').trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

interface AvatarProps {
  readonly person: Pick<Person, 'displayName' | 'color'>
  readonly size?: number
}

/** A person as a disc in the colour of their caret. The name always stands beside it or in its label. */
export const Avatar = ({ person, size = 28 }: AvatarProps) => (
  <span
    className={styles.avatar}
    style={{ backgroundColor: person.color, width: size, height: size, fontSize: size * 0.39 }}
    data-initials={initials(person.displayName)}
    aria-hidden="true"
  />
)
