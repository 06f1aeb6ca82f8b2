import { Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '../../ui/classes.ts'
import { useLayer } from '../../ui/layer.ts'
import styles from './bar.module.css'
import { keysShown, keysSpoken } from './shortcut.ts'

type ToolButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  readonly label: string
  readonly icon: Icon
  /** In TipTap's notation, `Mod-b`. */
  readonly shortcut?: string | undefined
  /** On or off, for what can be switched. */
  readonly pressed?: boolean
  /** Shown, but without effect for now; it keeps the focus it may have. */
  readonly idle?: boolean
  readonly children?: ReactNode
}

const tipLook = { tooltip: styles.tip ?? '' }
const tipEvents = { hover: true, focus: true, touch: false }

/** One control of a bar: an icon, its name for readers, and its name with the shortcut on hover. */
export const ToolButton = (props: ToolButtonProps) => {
  const { label, icon: Shape, shortcut, pressed, idle, children, ...rest } = props
  const layer = useLayer()
  const tip = shortcut ? (
    <>
      {label} <kbd className={styles.keys}>{keysShown(shortcut)}</kbd>
    </>
  ) : (
    label
  )
  return (
    <Tooltip
      label={tip}
      openDelay={450}
      events={tipEvents}
      classNames={tipLook}
      offset={6}
      portalProps={layer}
    >
      <button
        type="button"
        tabIndex={-1}
        {...rest}
        className={classes(styles.tool, rest.className)}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={idle || undefined}
        aria-keyshortcuts={shortcut ? keysSpoken(shortcut) : undefined}
        onClick={idle ? undefined : rest.onClick}
      >
        <Shape size={18} stroke={1.75} aria-hidden="true" />
        {children}
      </button>
    </Tooltip>
  )
}
