import { t } from '../messages/t.ts'
import { Column, Sections } from '../ui/screen.tsx'
import { useTitle } from '../ui/use-title.ts'
import { LanguageSection } from '../users/language-section.tsx'
import { useMe } from '../users/me.ts'
import { PreferencesSection } from '../users/preferences-section.tsx'
import { ProfileSection } from '../users/profile-section.tsx'
import { ThisDevice } from '../users/this-device.tsx'
import { DataSection } from './account/data-section.tsx'
import { EmailSection } from './email-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { LogSection } from './log/log-section.tsx'
import { PasskeysSection } from './passkeys/passkeys-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondStepSection } from './second-step/second-step-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { SitesSection } from './sites/sites-section.tsx'

/** What there is, in the order of the page; a section is found by its title. */
const parts = [
  t('Profile'),
  t('Language'),
  t('E-mail address'),
  t('Password'),
  t('Passkeys'),
  t('Second step'),
  t('Devices'),
  t('API keys'),
  t('Mails and memory'),
  t('This device'),
  t('Security log'),
  t('Your data'),
] as const

/** `/account`: who one is, how one comes in, and what is kept. */
export const AccountScreen = () => {
  const me = useMe()
  useTitle(t('Account'))
  return (
    <Column title={t('Account')} about={me.email}>
      <Sections label={t('Parts of the account')} titles={parts} />
      <ProfileSection />
      <LanguageSection />
      <EmailSection />
      <PasswordSection />
      <PasskeysSection />
      <SecondStepSection />
      <SitesSection />
      <SessionsSection />
      <KeysSection />
      <PreferencesSection />
      <ThisDevice userId={me.id} />
      <LogSection />
      <DataSection />
    </Column>
  )
}
