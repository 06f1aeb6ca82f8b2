import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Insertable } from './insertable.ts'
import { keysShown } from './shortcut.ts'
import type { Found } from './slash-filter.ts'
import styles from './slash-list.module.css'

/** By these ids the text, which keeps the focus, says which choice is active. */
export const slashListId = 'slash-list'
export const slashOptionId = (id: string): string => `slash-${id}`

interface SlashListProps {
  readonly found: Found
  readonly at: number
  readonly choose: (one: Insertable) => void
  readonly highlight: (at: number) => void
}

const useInView = (list: RefObject<HTMLElement | null>, id: string | undefined) => {
  useLayoutEffect(() => {
    if (id)
      list.current?.querySelector(`#${slashOptionId(id)}`)?.scrollIntoView?.({ block: 'nearest' })
  }, [list, id])
}

interface OptionProps {
  readonly one: Insertable
  readonly isActive: boolean
  readonly choose: () => void
  readonly highlight: () => void
}

const Option = ({ one, isActive, choose, highlight }: OptionProps) => (
  // The focus stays in the text, whose keys move the highlight: see aria-activedescendant there.
  <button
    type="button"
    id={slashOptionId(one.id)}
    className={styles.option}
    role="option"
    tabIndex={-1}
    aria-selected={isActive}
    onPointerMove={isActive ? undefined : highlight}
    onClick={choose}
  >
    <one.icon size={18} stroke={1.75} aria-hidden="true" />
    <span className={styles.title}>{one.title}</span>
    {one.shortcut || one.typed ? (
      <span className={styles.keys} aria-hidden="true">
        {one.typed ?? (one.shortcut ? keysShown(one.shortcut) : '')}
      </span>
    ) : null}
  </button>
)

/** The choices of the slash menu, in groups. */
export const SlashList = ({ found, at, choose, highlight }: SlashListProps) => {
  const list = useRef<HTMLDivElement>(null)
  const active = found.flat[Math.min(at, found.flat.length - 1)]
  useInView(list, active?.id)
  return (
    <div
      ref={list}
      id={slashListId}
      className={styles.list}
      role="listbox"
      tabIndex={-1}
      aria-label="Insert"
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
