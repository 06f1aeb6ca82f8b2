import type { ReactElement, ReactNode } from 'react'

/** One thing a menu offers; a group ends where `divide` stands. */
export interface MenuChoice {
  /** Tells choices of the same label apart. */
  readonly id?: string
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
export interface MenuProps {
  readonly button: ReactElement<{ onClick?: () => void }>
  readonly choices: readonly MenuChoice[]
  readonly label: string
  readonly head?: ReactNode
  readonly align?: 'start' | 'end'
  readonly opened?: boolean
  readonly onChange?: (opened: boolean) => void
}
