import * as people from '@chapterhouse/shared/admin/people'
import { useQueryClient } from '@tanstack/react-query'
import type { Proof } from '../../auth/proof/use-proof.tsx'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { toast } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'

type Person = people.AdminPerson

/** What can be done with somebody; the lists know of it at once. */
export const usePersonActs = ({ proven }: Pick<Proof, 'proven'>) => {
  const client = useQueryClient()
  const done = async (word: string) => {
    await client.invalidateQueries({ queryKey: ['admin', 'people'] })
    toast(word)
  }
  const about = ({ id }: Person) => ({ params: { userId: id } })
  return {
    reactivate: useAct(async (person: Person) => {
      await ask(people.reactivatePerson, about(person))
      await done(t('{name} may come in again', { name: person.displayName }))
    }),
    endSessions: useAct(async (person: Person) => {
      await ask(people.endSessionsOf, about(person))
      await done(t('{name} is signed out everywhere', { name: person.displayName }))
    }),
    setRole: useAct(async ({ person, role }: { person: Person; role: people.PlatformRole }) => {
      const asked = { ...about(person), body: { platformRole: role } }
      await proven(() => ask(people.setPlatformRole, asked))
      await done(roleTold[role].replace('{name}', () => person.displayName))
    }),
  }
}

/** What is said of somebody whose part has changed; the name is put in where it is said. */
const roleTold: Readonly<Record<people.PlatformRole, string>> = {
  USER: t('{name} has no part in looking after the house now'),
  MODERATOR: t('{name} is a moderator now'),
  ADMIN: t('{name} is an admin now'),
}
