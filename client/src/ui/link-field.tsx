import { Rich } from '../messages/rich.tsx'
import styles from './copy-field.module.css'
import { CopyField } from './copy-field.tsx'

/** A loopback address means another computer to whoever opens it there. */
const opensHereOnly = (link: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(link).hostname)

interface LinkFieldProps {
  readonly label: string
  readonly link: string
  /** It is in the clipboard already. */
  readonly done?: boolean
}

/** A link to hand on, with a word where it would open nothing for others. */
export const LinkField = ({ label, link, done = false }: LinkFieldProps) => (
  <>
    <CopyField label={label} value={link} done={done} />
    {opensHereOnly(link) ? (
      <p className={styles.here}>
        <Rich
          text="This address opens on this computer only. For others, start Chapterhouse with <code>npm start -- --lan</code>, open it at the address it prints, and make the link there."
          tags={{ code: (words) => <code>{words}</code> }}
        />
      </p>
    ) : null}
  </>
)
