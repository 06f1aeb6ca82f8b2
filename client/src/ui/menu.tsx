import { Menu as Mantine } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './menu.module.css'

/** One thing a menu offers; a group ends where `divide` stands. */
export interface MenuChoice {
  readonly label: string
  readonly act: () => void
  readonly icon?: ReactNode
  /** The key that does the same, as shown. */
  readonly hint?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  /** A line above it. */
  readonly divide?: boolean
  /** Says on or off for a setting, for a choice that is one. */
  readonly checked?: boolean
}

/** `opened` and `onChange` are for who opens the menu otherwise than by its button. */
interface MenuProps {
  readonly button: ReactElement
  readonly choices: readonly MenuChoice[]
  readonly label: string
  readonly head?: ReactNode
  readonly align?: 'start' | 'end'
  readonly opened?: boolean
  readonly onChange?: (opened: boolean) => void
}

const look = {
  dropdown: styles.dropdown ?? '',
  item: styles.item ?? '',
  itemLabel: styles.label ?? '',
  itemSection: styles.section ?? '',
  itemIndicator: styles.indicator ?? '',
  divider: styles.divider ?? '',
}

/** A choice that is on or off says so, to readers too. */
const Setting = ({
  choice,
  checked,
}: {
  readonly choice: MenuChoice
  readonly checked: boolean
}) => (
  <Mantine.CheckboxItem checked={checked} onChange={choice.act} closeMenuOnClick>
    <span className={styles.setting}>
      {choice.icon}
      {choice.label}
    </span>
  </Mantine.CheckboxItem>
)

const Act = ({ choice }: { readonly choice: MenuChoice }) => (
  <Mantine.Item
    className={classes(choice.danger && styles.danger)}
    leftSection={choice.icon}
    rightSection={choice.hint ? <kbd className={styles.hint}>{choice.hint}</kbd> : undefined}
    disabled={choice.disabled ?? false}
    onClick={choice.act}
  >
    {choice.label}
  </Mantine.Item>
)

const Choice = ({ choice }: { readonly choice: MenuChoice }) => (
  <>
    {choice.divide ? <Mantine.Divider /> : null}
    {choice.checked === undefined ? (
      <Act choice={choice} />
    ) : (
      <Setting choice={choice} checked={choice.checked} />
    )}
  </>
)

/** A button that opens a list of acts; arrows, letters and Escape work as everywhere. */
export const Menu = ({
  button,
  choices,
  label,
  head,
  align = 'end',
  opened,
  onChange,
}: MenuProps) => (
  <Mantine
    position={`bottom-${align}`}
    offset={4}
    classNames={look}
    transitionProps={{ duration: 0 }}
    {...(opened === undefined ? {} : { opened })}
    {...(onChange ? { onChange } : {})}
  >
    <Mantine.Target>{button}</Mantine.Target>
    <Mantine.Dropdown aria-label={label}>
      {head}
      {choices.map((choice) => (
        <Choice key={choice.label} choice={choice} />
      ))}
    </Mantine.Dropdown>
  </Mantine>
)
