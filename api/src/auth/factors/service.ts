import type { LinkedAccount, Ways } from '@chapterhouse/shared/auth/factors'
import { provider } from '@chapterhouse/shared/auth/site'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Tx } from '../../kernel/database.ts'
import { presentPasskey } from './passkeys.ts'
import { hasFactor, mayLoseOne, type StepFacts, type WayFacts } from './policy.ts'
import { countRecoveryCodes } from './recovery.ts'

const confirmed = { not: null } as const

/** Whether the person has a password. */
export const hasPassword = async (tx: Tx): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`select app.has_password() as has`
  return row?.has ?? false
}

/** What decides about a second step. */
export const stepFactsOf = async (tx: Tx, userId: UserId): Promise<StepFacts> => {
  const select = { secondStep: true }
  const settings = await tx.userSettings.findUnique({ where: { userId }, select })
  const where = { userId, confirmedAt: confirmed }
  const factors = await tx.mfaCredential.findMany({ where, select: { kind: true } })
  const count = (kind: string) => factors.filter((one) => one.kind === kind).length
  return {
    secondStep: settings?.secondStep ?? false,
    authenticator: count('TOTP') > 0,
    passkeys: count('PASSKEY'),
  }
}

const presentAccount = (row: {
  readonly id: string
  readonly provider: string
  readonly email: string | null
  readonly createdAt: Date
}): LinkedAccount => ({
  id: row.id,
  provider: provider.parse(row.provider),
  email: row.email,
  createdAt: row.createdAt.toISOString(),
})

/** All of a person's ways in. */
export const loadWays = async (tx: Tx, userId: UserId): Promise<Ways> => {
  const orderBy = { createdAt: 'asc' } as const
  const facts = await stepFactsOf(tx, userId)
  const where = { userId, confirmedAt: confirmed }
  const factors = await tx.mfaCredential.findMany({ where, orderBy })
  const known = { in: [...provider.options] }
  const accounts = await tx.account.findMany({ where: { userId, provider: known }, orderBy })
  const totp = factors.find(({ kind }) => kind === 'TOTP')
  return {
    password: await hasPassword(tx),
    secondStep: facts.secondStep && hasFactor(facts),
    authenticator: totp
      ? {
          createdAt: totp.createdAt.toISOString(),
          lastUsedAt: totp.lastUsedAt?.toISOString() ?? null,
        }
      : null,
    passkeys: factors.filter(({ kind }) => kind === 'PASSKEY').map(presentPasskey),
    recoveryCodesLeft: await countRecoveryCodes(tx, userId),
    accounts: accounts.map(presentAccount),
  }
}

/** Refuses to take away the last way in. Of two who try at once the second one waits for the first. */
export const demandAnotherWay = async (tx: Tx, userId: UserId): Promise<void> => {
  await tx.$queryRaw`select id from users where id = ${userId}::uuid for update`
  const facts: WayFacts = {
    password: await hasPassword(tx),
    passkeys: await tx.mfaCredential.count({ where: { userId, kind: 'PASSKEY' } }),
    accounts: await tx.account.count({ where: { userId } }),
  }
  if (mayLoseOne(facts)) return
  throw new Refusal('last_way_in', { detail: 'This is the last way into your account' })
}

/** After a factor went: without any, there is no second step, and nothing that codes could stand for. */
export const settleSecondStep = async (tx: Tx, userId: UserId): Promise<void> => {
  if (hasFactor(await stepFactsOf(tx, userId))) return
  await tx.userSettings.updateMany({ where: { userId }, data: { secondStep: false } })
  await tx.mfaCredential.deleteMany({ where: { userId, kind: 'RECOVERY' } })
}
