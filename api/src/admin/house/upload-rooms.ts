import { firstRooms, type UploadRooms, uploadRooms } from '@chapterhouse/shared/assets/room'
import type { Tx } from '../../kernel/database.ts'

const keyOf = (of: keyof UploadRooms) => `upload_room.${of}`

/** What was chosen; what nobody chose, or what is nonsense, is as at first. */
export const readUploadRooms = async (tx: Tx): Promise<UploadRooms> => {
  const rows = await tx.systemConfig.findMany({ where: { key: { startsWith: 'upload_room.' } } })
  const chosen = (of: keyof UploadRooms) => {
    const row = rows.find(({ key }) => key === keyOf(of))
    const value = uploadRooms.shape[of].safeParse(row?.value)
    return row && value.success ? value.data : firstRooms[of]
  }
  return { project: chosen('project'), person: chosen('person') }
}

/** Chosen by a platform admin; row security lets nobody else. */
export const chooseUploadRooms = async (
  tx: Tx,
  userId: string,
  rooms: UploadRooms,
): Promise<void> => {
  for (const whose of ['project', 'person'] as const) {
    // not upsert: null is a value here, and Prisma takes it for none
    await tx.$executeRaw`
      insert into system_config (key, value, kind, updated_by)
      values (${keyOf(whose)}, ${JSON.stringify(rooms[whose])}::jsonb, 'SETTING', ${userId}::uuid)
      on conflict (key) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`
  }
}
