import type { Page } from '@chapterhouse/shared/pages/contract'
import { mostProperties, type PageProperty } from '@chapterhouse/shared/pages/properties'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { t } from '../../messages/t.ts'
import { membersQuery } from '../../projects/api.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { useChangePage } from '../api.ts'
import styles from './properties.module.css'
import { PropertyValue } from './property-value.tsx'

const kinds: readonly { value: PageProperty['type']; label: string }[] = [
  { value: 'text', label: t('Text') },
  { value: 'date', label: t('Date') },
  { value: 'number', label: t('Number') },
  { value: 'checkbox', label: t('Checkbox') },
  { value: 'person', label: t('Person') },
]

/** A property that nobody has filled in. */
const fresh = (name: string, type: PageProperty['type']): PageProperty => ({
  id: crypto.randomUUID(),
  name,
  type,
  value: null,
})

interface AddProps {
  readonly busy: boolean
  readonly onAdd: (property: PageProperty) => void
}

/** A name and a kind; the value comes in its own line. */
const Add = ({ busy, onAdd }: AddProps) => {
  const [name, setName] = useState('')
  const [type, setType] = useState<PageProperty['type']>('text')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (busy || !name.trim()) return
    onAdd(fresh(name.trim(), type))
    setName('')
  }
  return (
    <form className={styles.add} aria-label={t('Add a property')} onSubmit={onSubmit}>
      <input
        className={styles.input}
        aria-label={t('Name of the property')}
        placeholder={t('Status, due, read by…')}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('Kind of the property')}
        value={type}
        choices={kinds}
        onChange={(event) => setType(event.currentTarget.value as PageProperty['type'])}
      />
      <Button type="submit" busy={busy}>
        {t('Add')}
      </Button>
    </form>
  )
}

/** What the team notes about a page; who writes fills it in. */
export const PropertyList = ({ page }: { readonly page: Page }) => {
  const change = useChangePage()
  const members = useQuery(membersQuery(page.projectId))
  const { id: pageId, properties, can } = page
  // Of two changes at once the second builds on the first; what is shown is what was kept.
  const [onItsWay, setOnItsWay] = useState<readonly PageProperty[] | null>(null)
  const latest = onItsWay ?? properties
  const save = (next: PageProperty[]) => {
    setOnItsWay(next)
    change.mutate({ pageId, properties: next }, { onSettled: () => setOnItsWay(null) })
  }
  const put = (one: PageProperty) => save(latest.map((old) => (old.id === one.id ? one : old)))
  return (
    <>
      {properties.length === 0 ? (
        <p className={styles.none}>
          {can.describe ? t('A status, a date, who reads it next: add what you need.') : t('None.')}
        </p>
      ) : null}
      <ul className={styles.properties}>
        {properties.map((property) => (
          <li key={property.id} className={styles.property}>
            <span className={styles.name}>{property.name}</span>
            <PropertyValue
              property={property}
              members={members.data?.items ?? []}
              disabled={!can.describe}
              onChange={put}
            />
            {can.describe ? (
              <IconButton
                small
                label={t('Remove {name}', { name: property.name })}
                icon={<IconX size={16} />}
                onClick={() => save(latest.filter(({ id }) => id !== property.id))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {can.describe && properties.length < mostProperties ? (
        <Add busy={change.isPending} onAdd={(one) => save([...latest, one])} />
      ) : null}
    </>
  )
}
