import { t, tn } from '../../messages/t.ts'
import { Select, TextArea } from '../../ui/field.tsx'
import styles from './people.module.css'

/** What goes along with an invitation, by link or by address. */
export interface Wish {
  readonly message: string
  readonly days: number
}

export const plainWish: Wish = { message: '', days: 7 }

/** The wish as the contract takes it. */
export const wishBody = ({ message, days }: Wish) => ({
  days,
  ...(message.trim() === '' ? {} : { message: message.trim() }),
})

const lengths = [1, 7, 14, 30]
const choices = lengths.map((days) => ({
  value: String(days),
  label: tn(days, ['One day', '{n} days']),
}))

interface InvitationWishProps {
  readonly wish: Wish
  readonly onChange: (wish: Wish) => void
}

/** For who wants to say something with it, or give it more time: most do not. */
export const InvitationWish = ({ wish, onChange }: InvitationWishProps) => (
  <details className={styles.wish}>
    <summary>{t('A message, and how long it is open')}</summary>
    <div className={styles.wishes}>
      <TextArea
        label={t('Message to whoever is invited')}
        rows={3}
        maxLength={1000}
        value={wish.message}
        placeholder={t('What they are asked into, in your words')}
        onChange={(event) => onChange({ ...wish, message: event.target.value })}
      />
      <p className={styles.open}>
        {t('Open for')}
        <Select
          label={t('How long the invitation is open')}
          choices={choices}
          value={String(wish.days)}
          onChange={(event) => onChange({ ...wish, days: Number(event.target.value) })}
        />
      </p>
    </div>
  </details>
)
