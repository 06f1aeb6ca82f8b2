import * as people from '@chapterhouse/shared/admin/people'
import { useQueryClient } from '@tanstack/react-query'
import type { Proof } from '../../auth/proof/use-proof.tsx'
import { ask } from '../../kernel/ask.ts'
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
      await done(`${person.displayName} may come in again`)
    }),
    endSessions: useAct(async (person: Person) => {
      await ask(people.endSessionsOf, about(person))
      await done(`${person.displayName} is signed out everywhere`)
    }),
    setRole: useAct(async ({ person, role }: { person: Person; role: people.PlatformRole }) => {
      const asked = { ...about(person), body: { platformRole: role } }
      await proven(() => ask(people.setPlatformRole, asked))
      await done(`${person.displayName} is ${roleInWords[role]} now`)
    }),
  }
}

export const roleInWords: Readonly<Record<people.PlatformRole, string>> = {
  USER: 'without a part in looking after the house',
  MODERATOR: 'a moderator',
  ADMIN: 'an admin',
}
