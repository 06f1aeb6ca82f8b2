import type { Settings } from '@chapterhouse/shared/users/contract'
import type { ReactNode } from 'react'
import { t } from '../messages/t.ts'
import { Select } from '../ui/field.tsx'
import { Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import { useChangeMe, useMe } from './me.ts'
import styles from './profile.module.css'

interface ChoiceProps {
  readonly label: string
  readonly about: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

const Choice = ({ label, about, checked, onChange }: ChoiceProps) => (
  <label className={styles.choice}>
    <input
      type="checkbox"
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <span>
      {label}
      <small>{about}</small>
    </span>
  </label>
)

const always = 'always'
const spans = [
  { value: '7', label: t('a week') },
  { value: '30', label: t('a month') },
  { value: '90', label: t('three months') },
  { value: '365', label: t('a year') },
  { value: always, label: t('until I take them away') },
]

/** What is mailed, and what is remembered of one’s way through the pages. */
export const PreferencesSection = () => {
  const { settings } = useMe()
  const change = useChangeMe()
  const set = async (changes: Partial<Settings>) => {
    await change.mutateAsync({ settings: changes })
    toast(t('Saved'))
  }
  return (
    <Section title={t('Mails and memory')}>
      <Choice
        label={t('Mail me about my projects')}
        about={t(
          'When somebody lets you in, or asks you for access. Mails about your account come always.',
        )}
        checked={settings.notifications}
        onChange={(notifications) => void set({ notifications })}
      />
      <Choice
        label={t('Remember the pages I visit')}
        about={t(
          'For “Go on writing” on your first screen. Nobody else sees it. Switched off, the list is forgotten.',
        )}
        checked={settings.history}
        onChange={(history) => void set({ history })}
      />
      {settings.history ? (
        <p className={styles.row}>
          <span aria-hidden="true">{t('Remember them for')}</span>
          <Select
            label={t('How long visited pages are remembered')}
            choices={spans}
            value={settings.historyDays === null ? always : String(settings.historyDays)}
            onChange={({ currentTarget }) => {
              const { value } = currentTarget
              void set({ historyDays: value === always ? null : Number(value) })
            }}
          />
        </p>
      ) : null}
      <Choice
        label={t('Count me among readers')}
        about={t(
          'Published texts say how many read them, without a name and without a cookie. A browser that asks not to be tracked is never counted.',
        )}
        checked={settings.analytics}
        onChange={(analytics) => void set({ analytics })}
      />
    </Section>
  )
}
