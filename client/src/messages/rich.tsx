import { Fragment, type ReactNode } from 'react'
import { t } from './t.ts'

interface RichProps {
  /** `Read <a>what is kept</a>.` */
  readonly text: string
  /** What each tag becomes, by its name, around its words. */
  readonly tags: Readonly<Record<string, (words: string) => ReactNode>>
  readonly values?: Readonly<Record<string, string | number>>
}

/** A sentence with links or weight in it, whole for who translates it. */
export const Rich = ({ text, tags, values = {} }: RichProps) => {
  const parts = t(text, values).split(/(<\w+>.*?<\/\w+>)/)
  let at = 0
  return parts.map((part) => {
    // The parts of a sentence never move: where one ends is its key.
    at += part.length
    const [, name = '', words = ''] = /^<(\w+)>(.*)<\/\1>$/.exec(part) ?? []
    return <Fragment key={at}>{tags[name]?.(words) ?? part}</Fragment>
  })
}
