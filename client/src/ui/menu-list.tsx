import { HeadlessMantineProvider, Menu as Mantine } from '@mantine/core'
import { cloneElement } from 'react'
import { classes } from './classes.ts'
import { useLayer } from './layer.ts'
import styles from './menu.module.css'
import type { MenuChoice, MenuProps } from './menu-choice.ts'
import { theme } from './theme.ts'

const look = {
  dropdown: styles.dropdown ?? '',
  item: styles.item ?? '',
  itemLabel: styles.label ?? '',
  itemSection: styles.section ?? '',
  itemIndicator: styles.indicator ?? '',
  divider: styles.divider ?? '',
}

interface ChoiceProps {
  readonly choice: MenuChoice
  /** It has the focus when the list opens: Enter, Enter acts, and one arrow is one step. */
  readonly first: boolean
}

/** A choice that is on or off says so, to readers too. */
const Setting = ({ choice, first }: ChoiceProps) => (
  <Mantine.CheckboxItem
    data-autofocus={first || undefined}
    checked={choice.checked ?? false}
    onChange={choice.act}
    closeMenuOnClick
  >
    <span className={styles.setting}>
      {choice.icon}
      {choice.label}
    </span>
  </Mantine.CheckboxItem>
)

const Act = ({ choice, first }: ChoiceProps) => (
  <Mantine.Item
    data-autofocus={first || undefined}
    className={classes(choice.danger && styles.danger)}
    leftSection={choice.icon}
    rightSection={choice.hint ? <kbd className={styles.hint}>{choice.hint}</kbd> : undefined}
    disabled={choice.disabled ?? false}
    onClick={choice.act}
  >
    {choice.label}
  </Mantine.Item>
)

const Choice = (props: ChoiceProps) => (
  <>
    {props.choice.divide ? <Mantine.Divider /> : null}
    {props.choice.checked === undefined ? <Act {...props} /> : <Setting {...props} />}
  </>
)

interface MenuListProps extends MenuProps {
  /** Opens at once. */
  readonly pressed: boolean
  /** Whether the button it takes the place of has the focus. */
  readonly isHeld: () => boolean
}

/** The button with the list behind it. */
export const MenuList = ({
  button,
  choices,
  label,
  head,
  align = 'end',
  opened,
  onChange,
  pressed,
  isHeld,
}: MenuListProps) => {
  const layer = useLayer()
  const focused = { autoFocus: isHeld() && !pressed } as Partial<typeof button.props>
  return (
    <HeadlessMantineProvider theme={theme}>
      <Mantine
        position={`bottom-${align}`}
        offset={4}
        classNames={look}
        transitionProps={{ duration: 0 }}
        portalProps={layer}
        withInitialFocusPlaceholder={false}
        defaultOpened={pressed}
        {...(opened === undefined ? {} : { opened })}
        {...(onChange ? { onChange } : {})}
      >
        <Mantine.Target>{cloneElement(button, focused)}</Mantine.Target>
        <Mantine.Dropdown aria-label={label}>
          {head}
          {choices.map((choice) => (
            <Choice
              key={choice.id ?? choice.label}
              choice={choice}
              first={choice === choices.find(({ disabled }) => !disabled)}
            />
          ))}
        </Mantine.Dropdown>
      </Mantine>
    </HeadlessMantineProvider>
  )
}
