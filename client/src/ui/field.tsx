import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { t } from '../messages/t.ts'
import { IconButton } from './button.tsx'
import styles from './field.module.css'
import { useIssue } from './form.tsx'

interface Labelled {
  readonly name: string
  readonly label: string
  /** One line below, until something is wrong. */
  readonly hint?: ReactNode
  /** What to say when this field is refused; else the api's own words. */
  readonly wrong?: string
}

type FieldProps = Labelled & Omit<ComponentProps<'input'>, 'name' | 'id'>

interface FrameProps extends Labelled {
  readonly children: (ids: {
    id: string
    described: string
    issue: string | undefined
  }) => ReactNode
}

/** Label above, control, and below it the hint or what is wrong, tied together for readers. */
const Frame = ({ name, label, hint, wrong, children }: FrameProps) => {
  const id = useId()
  const found = useIssue(name)
  const issue = found === undefined ? undefined : (wrong ?? found)
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, described: `${id}-about`, issue })}
      <p id={`${id}-about`} className={issue ? styles.issue : styles.hint}>
        {issue ?? hint}
      </p>
    </div>
  )
}

/** A line of text with its name above it. */
export const TextField = ({ name, label, hint, wrong, ...rest }: FieldProps) => (
  <Frame {...{ name, label, hint }} {...(wrong ? { wrong } : {})}>
    {({ id, described, issue }) => (
      <input
        {...rest}
        id={id}
        name={name}
        className={styles.input}
        aria-describedby={described}
        aria-invalid={issue ? true : undefined}
      />
    )}
  </Frame>
)

/** A password that can be looked at while it is typed. */
export const PasswordField = ({ name, label, hint, wrong, ...rest }: FieldProps) => {
  const [shown, setShown] = useState(false)
  return (
    <Frame {...{ name, label, hint }} {...(wrong ? { wrong } : {})}>
      {({ id, described, issue }) => (
        <span className={styles.withButton}>
          <input
            {...rest}
            id={id}
            name={name}
            type={shown ? 'text' : 'password'}
            className={styles.input}
            aria-describedby={described}
            aria-invalid={issue ? true : undefined}
          />
          <IconButton
            className={styles.inside}
            small
            tip={false}
            label={shown ? t('Hide the password') : t('Show the password')}
            icon={shown ? <IconEyeOff size={18} /> : <IconEye size={18} />}
            onClick={() => setShown(!shown)}
          />
        </span>
      )}
    </Frame>
  )
}

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'id'> & { readonly label: string }

/** Several lines of text, with their name above them. */
export const TextArea = ({ label, ...rest }: TextAreaProps) => {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea {...rest} id={id} className={styles.area} />
    </div>
  )
}

type SelectFieldProps = Labelled &
  Omit<ComponentProps<'select'>, 'name' | 'id' | 'children'> &
  Pick<SelectProps, 'choices'>

/** One of a list, with its name above it. */
export const SelectField = ({ name, label, hint, choices, ...rest }: SelectFieldProps) => (
  <Frame {...{ name, label, hint }}>
    {({ id, described }) => (
      <select {...rest} id={id} name={name} className={styles.select} aria-describedby={described}>
        <Options choices={choices} />
      </select>
    )}
  </Frame>
)

const Options = ({ choices }: Pick<SelectProps, 'choices'>) =>
  choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ))

type SelectProps = Omit<ComponentProps<'select'>, 'children'> & {
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** One of a few: the browser's own list, which is the best one on phones. */
export const Select = ({ label, choices, ...rest }: SelectProps) => (
  <select {...rest} className={styles.select} aria-label={label}>
    <Options choices={choices} />
  </select>
)
