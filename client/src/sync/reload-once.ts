// Its own: a reload for files that are gone must not keep this one back.
const key = 'chapterhouse.reloaded-for-update'
/** Reloading again within this time would be a loop: the new application is not there yet. */
const apart = 120_000

/** Whether a reload by ourselves is due; remembers that it was. */
export const mayReload = (store: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean => {
  const last = Number(store.getItem(key) ?? 0)
  if (now - last < apart) return false
  store.setItem(key, String(now))
  return true
}
