import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Choice, Found } from './choice.ts'
import styles from './choice-list.module.css'

/** The name a list is known by in the page, and that of one of its choices. */
export const listId = (name: string): string => `${name}-list`
/** The id by which a list says which of its lines is chosen. */
export const optionId = (name: string, id: string): string => `${name}-${id}`

interface ChoiceListProps {
  readonly name: string
  /** What is chosen here, for who does not see it. */
  readonly label: string
  readonly found: Found<Choice>
  readonly at: number
  readonly choose: (one: Choice) => void
  readonly highlight: (at: number) => void
}

const useInView = (list: RefObject<HTMLElement | null>, id: string | undefined) => {
  useLayoutEffect(() => {
    const option = id === undefined ? null : list.current?.querySelector(`#${CSS.escape(id)}`)
    option?.scrollIntoView?.({ block: 'nearest' })
  }, [list, id])
}

interface OptionProps {
  readonly id: string
  readonly one: Choice
  readonly isActive: boolean
  readonly choose: () => void
  readonly highlight: () => void
}

const Option = ({ id, one, isActive, choose, highlight }: OptionProps) => (
  // The focus stays in the text, whose keys move the highlight: see aria-activedescendant there.
  <button
    type="button"
    id={id}
    className={styles.option}
    role="option"
    tabIndex={-1}
    aria-selected={isActive}
    onPointerMove={isActive ? undefined : highlight}
    onClick={choose}
  >
    {one.picture}
    <span className={styles.title}>{one.title}</span>
    {one.hint ? (
      <span className={styles.keys} aria-hidden="true">
        {one.hint}
      </span>
    ) : null}
  </button>
)

/** The choices of an open list, in groups. */
export const ChoiceList = ({ name, label, found, at, choose, highlight }: ChoiceListProps) => {
  const list = useRef<HTMLDivElement>(null)
  const active = found.flat[Math.min(at, found.flat.length - 1)]
  useInView(list, active && optionId(name, active.id))
  return (
    <div
      ref={list}
      id={listId(name)}
      className={styles.list}
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
    >
      {found.groups.map(({ title, items }) => (
        <fieldset key={title} className={styles.set} aria-label={title}>
          <p className={styles.group} aria-hidden="true">
            {title}
          </p>
          {items.map((one) => (
            <Option
              key={one.id}
              id={optionId(name, one.id)}
              one={one}
              isActive={one === active}
              choose={() => choose(one)}
              highlight={() => highlight(found.flat.indexOf(one))}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
