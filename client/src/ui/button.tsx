import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

type ButtonTone = 'accent' | 'plain' | 'quiet' | 'danger'

interface Looks {
  readonly tone?: ButtonTone
  readonly small?: boolean
  /** Shows that the act is under way, and takes no second click. */
  readonly busy?: boolean
  readonly icon?: ReactNode
}

/** A button of the browser, with our looks. */
export type ButtonProps = Looks & Omit<ComponentProps<'button'>, 'size'>

/** A button with words. One `accent` button on a screen: the thing to do next. */
export const Button = ({ tone = 'plain', small, busy, icon, children, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={classes(styles.button, styles[tone], small && styles.small, rest.className)}
    aria-busy={busy || undefined}
    onClick={busy ? undefined : rest.onClick}
  >
    {icon}
    <span className={styles.words}>{children}</span>
  </button>
)

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** What it does: read aloud, and shown on hover. */
  readonly label: string
  readonly icon: ReactNode
  readonly small?: boolean
  readonly tip?: boolean
}

/**
 * A button with an icon alone, named for those who cannot see it and for those who wonder. The browser's
 * own tip is enough, comes without code and is never cut off by what scrolls.
 */
export const IconButton = ({ label, icon, small, tip = true, ...rest }: IconButtonProps) => (
  <button
    type="button"
    title={tip ? label : undefined}
    {...rest}
    className={classes(styles.icon, small && styles.smallIcon, rest.className)}
    aria-label={label}
  >
    {icon}
  </button>
)
