import { t } from '../../messages/t.ts'
import { TextField } from '../../ui/field.tsx'

/** Six digits of an authenticator. */
export const CodeField = ({
  label = t('Code of your authenticator'),
}: {
  readonly label?: string
}) => (
  <TextField
    name="code"
    label={label}
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={10}
    autoFocus
    hint={t('Six digits; they change every half minute.')}
    wrong={t('Six digits, as your authenticator shows them.')}
  />
)
