import { documentJson } from '@chapterhouse/shared/editor/document'
import { countWords } from '@chapterhouse/shared/editor/word-count'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { t } from '../messages/t.ts'
import { endFirstLook, FirstLook } from '../pages/first-look.tsx'
import { useMadeHere } from '../pages/made-here/use-made-here.ts'
import { titleOf } from '../pages/title.ts'
import { madeHere } from '../sync/made-here.ts'
import type { RoomDoor } from '../sync/open-room.ts'
import type { Room } from '../sync/room.ts'
import type { RoomView } from '../sync/room-view.ts'
import { useRoom, useRoomView } from '../sync/use-room.ts'
import { InBar } from '../ui/bar-slot.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './editor.css'
import './editor-names.css'
import './print.css'
import './nodes/nodes.css'
import { PeopleHere } from './room/people-here.tsx'
import { Rescue } from './room/rescue.tsx'
import { RoomNotice } from './room/room-notice.tsx'
import { SavedIndicator } from './room/saved-indicator.tsx'
import { WritingSurface } from './writing-surface.tsx'

// Neither is needed to write: one is for a page of a newer version, the other for texts left behind.
const StaticPage = lazy(async () => ({
  default: (await import('./static-page.tsx')).StaticPage,
}))
const RefusedPage = lazy(async () => ({
  default: (await import('../pages/made-here/refused-page.tsx')).RefusedPage,
}))
const OldCopies = lazy(async () => ({
  default: (await import('./room/old-copies.tsx')).OldCopies,
}))

interface PageEditorProps {
  readonly page: Page
  readonly me: Me
  readonly offline?: boolean
  /** How one comes in who is no member. */
  readonly door?: RoomDoor
}

type InRoom = PageEditorProps & { readonly room: Room; readonly view: RoomView }

/** Whether what is typed now can be kept: here, or on the server. */
const mayType = (view: RoomView): boolean => {
  const { access, keeps, saved } = view
  if (access !== 'write' || isShut(view)) return false
  // Neither server nor device keeps it: a person must not write for an hour into nothing.
  return keeps || saved.kind !== 'unsaved'
}

/** Whether the room takes nothing more from here, for which a notice gives the reason. */
const isShut = ({ state }: RoomView): boolean =>
  state.kind === 'refused' || state.kind === 'stopped'

interface WaitingProps {
  readonly page: Page
  readonly view: RoomView | null
}

const Waiting = ({ page, view }: WaitingProps) => {
  const away = view?.state.kind === 'away'
  return (
    <FirstLook pageId={page.id}>
      <div className="sheet">
        {away ? (
          <Notice tone="warn" title={t('This page is not on this device yet')}>
            {t('It opens as soon as the server can be reached.')}
          </Notice>
        ) : (
          <Skeleton label={t('Opening the page')} kind="text" lines={6} />
        )}
      </div>
    </FirstLook>
  )
}

const asMarkdown = async (room: Room): Promise<string> => {
  const { toMarkdown } = await import('@chapterhouse/shared/editor/to-markdown')
  return toMarkdown(documentJson(room.doc))
}

const shutWhy = t('You may not write here any more.')
const refusedWhy = t('They are nowhere else.')

/** Text that will not reach the server by itself, for as long as the room is as it is. */
const Stranded = ({ page, room, view, onLeft }: InRoom & { readonly onLeft: () => void }) => {
  const made = useMadeHere(page.id)
  const navigate = useNavigate()
  const locked = isShut(view) || view.access === 'read'
  const waits = view.state.kind === 'refused' && view.state.why === 'signed out'
  if (!locked || waits || view.saved.kind !== 'unsaved') return null
  const texts = room.unsavedTexts()
  const rescue = {
    title: titleOf(page),
    words: texts.reduce((sum, text) => sum + countWords(text), 0),
    texts,
    markdown: () => asMarkdown(room),
  }
  const done = () => {
    // A page that was only ever here goes with its text.
    madeHere.remove(page.id)
    void room.discard().then(made ? () => navigate(`/projects/${page.projectId}`) : onLeft)
  }
  return <Rescue rescue={rescue} why={made ? refusedWhy : shutWhy} onDone={done} />
}

const Text = ({ page, me, room, view }: InRoom) => {
  useLayoutEffect(() => {
    if (view.ready) endFirstLook()
  }, [view.ready])
  if (!view.ready) return <Waiting page={page} view={view} />
  if (view.foreign) {
    return (
      <div className="sheet">
        <Suspense>
          <StaticPage doc={room.doc} />
        </Suspense>
      </div>
    )
  }
  const readsOnly = view.access === 'read' && !isShut(view)
  const parts = { room, page, me, readsOnly, editable: mayType(view) }
  return <WritingSurface {...parts} />
}

interface OpenRoomProps extends PageEditorProps {
  readonly name: string
  readonly onMoved: (room: string) => void
  readonly onLeft: () => void
}

/** Whether the server refused this person; who is only signed out keeps the words on screen instead. */
const isPutOut = (state: RoomView['state']): boolean =>
  state.kind === 'refused' && state.why !== 'signed out'

/**
 * The server shut the room and opened it again, or did not: what may be done here changed, or the page
 * is in another project now. Everything that shows it asks anew.
 */
const useLookAgain = (pageId: Page['id'], { state, access }: RoomView) => {
  const client = useQueryClient()
  const standing = state.kind === 'live' ? access : isPutOut(state) ? 'refused' : null
  const wasLive = useRef(false)
  useEffect(() => {
    if (standing === null) return
    // A no at the door is news as well: what was kept of the page says otherwise.
    if (wasLive.current || standing === 'refused') {
      void client.invalidateQueries({ queryKey: ['page', pageId] })
      void client.invalidateQueries({ queryKey: ['pages'] })
    }
    wasLive.current = true
  }, [standing, client, pageId])
}

const Inside = (props: OpenRoomProps & { readonly room: Room }) => {
  const { page, me, room, offline, onMoved, onLeft } = props
  const view = useRoomView(room)
  useEffect(() => {
    if (view.movedTo) onMoved(view.movedTo)
  }, [view.movedTo, onMoved])
  useLookAgain(page.id, view)
  const made = useMadeHere(page.id)
  const inRoom = { page, me, room, view }
  return (
    <div className="page-editor">
      <InBar>
        <PeopleHere awareness={room.awareness} myId={me.id} />
        <SavedIndicator view={view} />
      </InBar>
      <div className="notices">
        {made?.refused ? (
          <Suspense>
            <RefusedPage made={made} />
          </Suspense>
        ) : (
          <RoomNotice room={room} view={view} told={offline ?? false} />
        )}
        <Stranded {...inRoom} onLeft={onLeft} />
        <Suspense>
          <OldCopies title={titleOf(page)} userId={me.id} room={room.name} />
        </Suspense>
      </div>
      <Text {...inRoom} />
    </div>
  )
}

const OpenRoom = (props: OpenRoomProps) => {
  const { page, me, name, door } = props
  const room = useRoom({ page, room: name, userId: me.id, door })
  return room ? <Inside {...props} room={room} /> : <Waiting page={page} view={null} />
}

/** A page, open for writing: with others, alone, or off line. */
export const PageEditor = (props: PageEditorProps) => {
  const [moved, setMoved] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const name = moved ?? props.page.room
  const leave = () => setRound((rounds) => rounds + 1)
  return (
    <OpenRoom key={`${name} ${round}`} {...props} name={name} onMoved={setMoved} onLeft={leave} />
  )
}
