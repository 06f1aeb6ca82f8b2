import { useEffect, useState } from 'react'
import { clock } from '../../kernel/moment.ts'
import { t, tn } from '../../messages/t.ts'
import { mayReload } from '../../sync/reload-once.ts'
import type { Room } from '../../sync/room.ts'
import type { RefusedReason, StoppedReason } from '../../sync/room-state.ts'
import type { RoomView } from '../../sync/room-view.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { NotKept } from './not-kept.tsx'

/** Text may wait this long before the page itself says so, not only the bar. */
const patience = 30_000

const refused: Record<RefusedReason, readonly [string, string]> = {
  'signed out': [
    t('You are signed out'),
    t('Sign in to go on. What you wrote is kept on this device.'),
  ],
  forbidden: [t('You may not open this page any more'), t('Ask an owner of the project.')],
  gone: [t('This page is not there any more'), t('It may be in the trash of the project.')],
}

const stopped: Record<StoppedReason, readonly [string, string]> = {
  'bad data': [
    t('Writing has stopped here'),
    t(
      'This window sent something the server cannot read. Reload the page; what others wrote is safe.',
    ),
  ],
  'too large': [
    t('This is more than a page can hold'),
    t('The server did not take the last change. Copy it into a new page, then reload this one.'),
  ],
  'old schema': [
    t('Chapterhouse was updated'),
    t('Reload to go on in the new version. What you wrote is kept on this device.'),
  ],
  replaced: [t('This page was restored'), t('The restored text is being opened.')],
}

// A reload would take with it what this device could not keep.
const onlyHere = t(
  'Your last words are only in this window: copy them before you reload. What was saved is safe.',
)

const Reload = () => (
  <Button small tone="accent" onClick={() => location.reload()}>
    {t('Reload')}
  </Button>
)

const SignIn = () => (
  <Button small tone="accent" onClick={() => location.reload()}>
    {t('Sign in')}
  </Button>
)

/** True once the moment has been `after` milliseconds ago. */
const useLongSince = (since: number | null, after: number): boolean => {
  const [long, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (since === null) return
    const timer = setTimeout(() => setLong(true), Math.max(0, since + after - Date.now()))
    return () => clearTimeout(timer)
  }, [since, after])
  return long
}

/** Where storage is blocked nobody would know of the last reload: the person decides. */
const mayReloadNow = (): boolean => {
  try {
    return mayReload(sessionStorage, Date.now())
  } catch {
    return false
  }
}

/** An old application makes way for the new one by itself; the text waits on this device. */
const useNewRelease = (room: Room, { state, keeps, saved }: RoomView) => {
  const isOld = state.kind === 'stopped' && state.why === 'old schema'
  // Words that only this window has would go with it.
  const due = isOld && (keeps || saved.kind === 'saved')
  useEffect(() => {
    if (due && mayReloadNow()) void room.flush().finally(() => location.reload())
  }, [room, due])
}

interface RoomNoticeProps {
  readonly room: Room
  readonly view: RoomView
  /** The shell says already that the server is away. */
  readonly told: boolean
}

const NotSaved = ({ room, view, told }: RoomNoticeProps) => {
  const { saved, state, keeps } = view
  const since = saved.kind === 'unsaved' ? saved.since : null
  const long = useLongSince(since, keeps ? patience : 0)
  if (saved.kind !== 'unsaved' || !long || (told && keeps)) return null
  const at = { clock: clock(saved.since) }
  const title =
    saved.words > 0
      ? tn(
          saved.words,
          ['{n} word not saved since {clock}', '{n} words not saved since {clock}'],
          at,
        )
      : t('Changes not saved since {clock}', at)
  const storage = state.kind === 'away' && state.why === 'storage'
  const cause = storage
    ? t('The server answers, but cannot store anything.')
    : t('The server cannot be reached.')
  const advice = keeps
    ? t('You can go on: this device keeps every word and sends it as soon as it can.')
    : t(
        'This device refuses to keep them, so writing is paused. Leave this window open or copy the text.',
      )
  return (
    <Notice
      tone={keeps ? 'warn' : 'danger'}
      title={title}
      action={
        <Button small onClick={() => room.retry()}>
          {t('Try now')}
        </Button>
      }
    >
      {cause} {advice}
    </Notice>
  )
}

/** What keeps this page from being saved or written in, and what to do about it. */
export const RoomNotice = ({ room, view, told }: RoomNoticeProps) => {
  const { state } = view
  useNewRelease(room, view)
  if (state.kind === 'refused') {
    const [title, advice] = refused[state.why]
    return (
      <Notice tone="warn" title={title} action={state.why === 'signed out' ? <SignIn /> : null}>
        {advice}
      </Notice>
    )
  }
  if (state.kind === 'stopped') {
    const [title, advice] = stopped[state.why]
    const isOnlyHere = view.saved.kind === 'unsaved' && !view.keeps
    return (
      <Notice tone="danger" title={title} action={<Reload />}>
        {isOnlyHere ? onlyHere : advice}
      </Notice>
    )
  }
  const isSaved = view.saved.kind !== 'unsaved'
  return isSaved ? <NotKept view={view} /> : <NotSaved room={room} view={view} told={told} />
}
