import { expect } from 'vitest'
import { openSeal } from '../mail/seal.ts'
import type { TestHouse } from './house.ts'

/** A mail as its addressee reads it. */
export interface Read {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** What follows the `#` of its link; null when it opens nothing. */
  readonly token: string | null
}

/** What a house wrote to somebody, the newest first. */
export const mailsTo = async (house: TestHouse, address: string): Promise<Read[]> => {
  const sql = 'select id, subject, sealed from email_messages where to_email = $1 order by id desc'
  const { rows } = await house.database.owner.query(sql, [address])
  const seal = openSeal(house.database.appSecret)
  return rows.map(({ id, subject, sealed }) => {
    const content = seal.open(id, sealed)
    return {
      subject,
      text: content?.text ?? '',
      html: content?.html ?? '',
      token: content?.secret ?? null,
    }
  })
}

/** The token of the newest mail with that subject; fails the test without one. */
export const tokenOf = async (
  house: TestHouse,
  address: string,
  subject: string,
): Promise<string> => {
  const mail = (await mailsTo(house, address)).find((one) => one.subject === subject)
  expect(mail, `a mail to ${address}: ${subject}`).toBeDefined()
  return mail?.token ?? ''
}
