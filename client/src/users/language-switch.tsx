import { choose, offered, spoken } from '../messages/language.ts'
import styles from './language-switch.module.css'
import { startAgain } from './start-again.ts'

/** Before the door: the other languages, each by its own name. */
export const LanguageSwitch = () => (
  <span className={styles.switch}>
    {offered
      .filter(({ value }) => value !== spoken)
      .map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          onClick={() => {
            if (choose(value)) startAgain()
          }}
        >
          {label}
        </button>
      ))}
  </span>
)
