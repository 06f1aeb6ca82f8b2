import { keptDays } from '@chapterhouse/shared/auth/account'
import { t } from '../../messages/t.ts'
import { Column } from '../../ui/screen.tsx'
import { useTitle } from '../../ui/use-title.ts'
import styles from './account.module.css'

/** `/privacy`: what is kept about people, for how long, and what they can do about it. */
export const PrivacyScreen = () => {
  useTitle(t('What is kept about you'))
  return (
    <Column
      title={t('What is kept about you')}
      about={t(
        'This is a house of its own: all of it is kept on the server you are looking at, by whoever runs it.',
      )}
    >
      <div className={styles.privacy}>
        <h2>{t('What you give')}</h2>
        <p>
          {t(
            'Your name, e-mail address, a hash of your password, and if you like a picture, a few words about you, your time zone, passkeys and accounts at other sites that let you in. Whoever shares a project with you sees name, picture and words; who manages it sees the address too.',
          )}
        </p>
        <h2>{t('What you write')}</h2>
        <p>
          {t(
            'Texts, their history with who wrote what, and what you upload. They belong to the project they are in, and are seen by its members and by whoever holds a link to it.',
          )}
        </p>
        <h2>{t('What happens by itself')}</h2>
        <p>
          {t(
            'Where you are signed in, with address and browser, so that you can see whether it is you. A log of acts that matter for safety: who came in, who changed a right; addresses in it are shortened after 90 days. Pages you visit, for you alone, as long as you wish. Mails to you, for 30 days.',
          )}
        </p>
        <p>
          {t(
            'One cookie keeps you signed in, one knows this browser again, and while you sign in a third one lives for some minutes. There are none of others, and nothing is sent to anybody else. Who reads a published text is counted for a day, by a number that nobody can trace back, and without a cookie.',
          )}
        </p>
        <h2>{t('What you can do')}</h2>
        <p>
          {t(
            'Under “Account” you change all of it, take everything along as one file, and delete the account. It is gone for everybody at once, can be had back for {keptDays} days, and is erased then: what you wrote in projects of others stays, without your name.',
            { keptDays },
          )}
        </p>
      </div>
    </Column>
  )
}
