import { changeMe } from '@chapterhouse/shared/users/contract'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { chooseForAccount, type Offered, offered } from '../messages/language.ts'
import { t } from '../messages/t.ts'
import { Select } from '../ui/field.tsx'
import { Section } from '../ui/screen.tsx'
import { useAct } from '../ui/use-act.ts'
import { keepMe, useMe } from './me.ts'
import { startAgain } from './start-again.ts'

/** What Chapterhouse says to a person in: here, on their other devices, and in mails. */
export const LanguageSection = () => {
  const me = useMe()
  const client = useQueryClient()
  const choose = useAct(async (language: Offered) => {
    await keepMe(client, await ask(changeMe, { body: { language } }))
    if (chooseForAccount(language)) startAgain()
  })
  return (
    <Section
      title={t('Language')}
      about={t('Of all that Chapterhouse says to you, in mails too. A page has its own.')}
    >
      <Select
        label={t('Language')}
        choices={offered}
        value={me.language}
        onChange={(event) => {
          const chosen = offered.find(({ value }) => value === event.currentTarget.value)
          if (chosen) choose.mutate(chosen.value)
        }}
      />
    </Section>
  )
}
