import { type SignUpPolicy, signUpPolicy } from '@chapterhouse/shared/admin/house'
import type { Database, Tx } from '../../kernel/database.ts'
import type { Settings } from '../../kernel/settings.ts'

const key = 'sign_up'

type Told = Pick<Settings, 'signUp'>

/** Who may make an account: what the environment says, else what somebody chose, else everybody. */
export const readSignUp = async (db: Database, { signUp }: Told): Promise<SignUpPolicy> => {
  if (signUp) return signUp
  const [row] = await db.ask<{ value: unknown }>`
    select value from system_config where key = ${key} and is_public`
  return signUpPolicy.safeParse(row?.value).data ?? 'open'
}

/** Chosen by a platform admin; row security lets nobody else. */
export const chooseSignUp = async (
  tx: Tx,
  userId: string,
  chosen: SignUpPolicy,
): Promise<SignUpPolicy | null> => {
  const row = await tx.systemConfig.findUnique({ where: { key } })
  const told = { value: chosen, updatedBy: userId, updatedAt: new Date() }
  const made = { key, kind: 'SETTING', isPublic: true, ...told }
  await tx.systemConfig.upsert({ where: { key }, create: made, update: told })
  return signUpPolicy.safeParse(row?.value).data ?? null
}
