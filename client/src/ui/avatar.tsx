import { avatarPath } from '@chapterhouse/shared/assets/avatar'
import type { Person } from '@chapterhouse/shared/users/contract'
import { useState } from 'react'
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
  readonly person: Pick<Person, 'displayName' | 'color'> & {
    readonly id?: string | null
    /** Where their picture is; it is asked for by the id where that is not known. */
    readonly avatar?: string | null
  }
  readonly size?: number
}

/** Guests have an id of another form, and no picture. */
const isAccount = /^[0-9a-f]{8}-/

const addressOf = ({ id, avatar }: AvatarProps['person']): string | null => {
  if (avatar !== undefined) return avatar
  return id && isAccount.test(id) ? avatarPath(id) : null
}

/** Lies over the initials once it is there; who has no picture gets an empty answer. */
const Picture = ({ src }: { readonly src: string }) => {
  const [isThere, setThere] = useState(false)
  return <img src={src} alt="" hidden={!isThere} onLoad={() => setThere(true)} />
}

const Face = ({ person }: Pick<AvatarProps, 'person'>) => {
  const src = addressOf(person)
  return src === null ? null : <Picture key={src} src={src} />
}

/** A person as a disc in the colour of their caret. The name always stands beside it or in its label. */
export const Avatar = ({ person, size = 28 }: AvatarProps) => (
  <span
    className={styles.avatar}
    style={{ backgroundColor: person.color, width: size, height: size, fontSize: size * 0.39 }}
    data-initials={initials(person.displayName)}
    aria-hidden="true"
  >
    <Face person={person} />
  </span>
)
