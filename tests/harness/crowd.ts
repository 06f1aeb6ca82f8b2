import { createHash, randomBytes } from 'node:crypto'
import { newId } from '@chapterhouse/shared/kernel/id'
import { Browser } from './ask.ts'
import type { Desk, Person } from './people.ts'
import type { Stack } from './stack.ts'

/**
 * Many signed-in people who may write at a desk. Their rows are written directly: a password hash
 * costs a quarter of a second of a core, and invitations are limited for each hour.
 */
export const seatCrowd = async (stack: Stack, desk: Desk, size: number): Promise<Browser[]> => {
  const crowd = Array.from({ length: size }, (_, index) => personNumber(index, stack.origin))
  await stack.database.ask(
    `with made as (
       insert into users (id, email, display_name)
       select * from unnest($1::uuid[], $2::citext[], $3::text[]) returning id
     ), settings as (insert into user_settings (user_id) select id from made),
     members as (insert into project_members (project_id, user_id, role) select $5, id, 'EDITOR' from made)
     insert into sessions (id, user_id, expires_at)
     select session, person, now() + interval '1 day' from unnest($4::text[], $1::uuid[]) as s (session, person)`,
    [
      crowd.map(({ id }) => id),
      crowd.map(({ email }) => email),
      crowd.map(({ email }) => email.split('@')[0]),
      crowd.map(({ browser }) => sessionOf(browser)),
      desk.projectId,
    ],
  )
  return crowd.map(({ browser }) => browser)
}

const personNumber = (index: number, origin: string): Person => {
  const cookie = `session=${randomBytes(32).toString('base64url')}`
  const email = `typist-${index}-${randomBytes(4).toString('hex')}@example.org`
  return { id: newId<'users'>(), email, browser: new Browser(origin, { cookie }) }
}

// The table holds the SHA-256 of what the cookie carries.
const sessionOf = ({ cookie }: Browser) =>
  createHash('sha256').update(cookie.replace('session=', '')).digest('hex')
