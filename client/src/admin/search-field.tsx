import { useId } from 'react'
import field from '../ui/field.module.css'
import styles from './admin.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Letters to look for; the list follows as they are typed. */
export const SearchField = ({ label, value, onChange }: SearchFieldProps) => {
  const id = useId()
  return (
    <div className={styles.search}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        className={field.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
