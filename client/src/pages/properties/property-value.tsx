import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { PageProperty } from '@chapterhouse/shared/pages/properties'
import type { Member } from '@chapterhouse/shared/projects/contract'
import type { ChangeEvent } from 'react'
import { t } from '../../messages/t.ts'
import { Select } from '../../ui/field.tsx'
import styles from './properties.module.css'

interface PropertyValueProps {
  readonly property: PageProperty
  readonly members: readonly Member[]
  readonly disabled: boolean
  readonly onChange: (property: PageProperty) => void
}

/** What the browser's own field for text, a number or a day says; empty is nothing. */
const readField = (property: PageProperty, input: HTMLInputElement): PageProperty | null => {
  const text = input.value.trim()
  switch (property.type) {
    case 'text':
      return { ...property, value: text || null }
    case 'date':
      return input.validity.badInput ? null : { ...property, value: text || null }
    case 'number':
      if (input.validity.badInput) return null
      return { ...property, value: text === '' ? null : input.valueAsNumber }
    default:
      return null
  }
}

/** Kept when one leaves it or presses Enter, not with each letter. */
const Field = ({ property, disabled, onChange }: Omit<PropertyValueProps, 'members'>) => {
  const keep = (event: ChangeEvent<HTMLInputElement>) => {
    const next = readField(property, event.currentTarget)
    if (next && next.value !== property.value) onChange(next)
  }
  return (
    <input
      key={String(property.value)}
      className={styles.input}
      type={property.type}
      step="any"
      maxLength={1_000}
      aria-label={property.name}
      defaultValue={String(property.value ?? '')}
      disabled={disabled}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

/** The field for one property, of the kind it has. */
export const PropertyValue = (props: PropertyValueProps) => {
  const { property, members, disabled, onChange } = props
  if (property.type === 'checkbox') {
    return (
      <input
        type="checkbox"
        className={styles.box}
        aria-label={property.name}
        checked={property.value ?? false}
        disabled={disabled}
        onChange={(event) => onChange({ ...property, value: event.currentTarget.checked })}
      />
    )
  }
  if (property.type === 'person') {
    const people = members.map(({ user }) => ({
      value: user.id as string,
      label: user.displayName,
    }))
    const gone = property.value && !people.some(({ value }) => value === property.value)
    const left = gone ? [{ value: property.value ?? '', label: t('Somebody who left') }] : []
    return (
      <Select
        label={property.name}
        value={property.value ?? ''}
        disabled={disabled}
        choices={[{ value: '', label: t('Nobody') }, ...people, ...left]}
        onChange={(event) =>
          onChange({ ...property, value: (event.currentTarget.value || null) as UserId | null })
        }
      />
    )
  }
  return <Field property={property} disabled={disabled} onChange={onChange} />
}
