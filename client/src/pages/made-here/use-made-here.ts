import type { PageId } from '@chapterhouse/shared/kernel/id'
import { useSyncExternalStore } from 'react'
import { t } from '../../messages/t.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'

/** A page that only this device has; null for every other. */
export const useMadeHere = (id: PageId): MadeHere | null =>
  useSyncExternalStore(madeHere.listen, () => madeHere.find(id) ?? null)

/** Acts that need no server. The others come with it. */
const alone: ReadonlySet<string> = new Set([
  t('Rename'),
  t('New page below it'),
  t('Move to the trash'),
])

/** Of these acts, those that can be done to a page as long as only this device has it. */
export const withoutServer = <Act extends { readonly label: string }>(
  acts: readonly Act[],
): Act[] => acts.filter(({ label }) => alone.has(label))
