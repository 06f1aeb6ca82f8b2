import type { Person } from './people.ts'
import type { Stack } from './stack.ts'

/** Has somebody look after the house: who came first does by itself. */
export const makeAdmin = async ({ database }: Stack, { id }: Person): Promise<void> => {
  await database.ask(`update users set platform_role = 'ADMIN' where id = $1`, [id])
}

/** Has somebody moderate what is public, and nothing else. */
export const makeModerator = async ({ database }: Stack, { id }: Person): Promise<void> => {
  await database.ask(`update users set platform_role = 'MODERATOR' where id = $1`, [id])
}
