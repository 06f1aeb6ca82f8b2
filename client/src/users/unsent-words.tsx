import { useState } from 'react'
import { handOver } from '../kernel/hand-over.ts'
import { useReach } from '../kernel/use-reach.ts'
import { t, tn } from '../messages/t.ts'

import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useAct } from '../ui/use-act.ts'

interface UnsentWordsProps {
  readonly userId: string
  readonly rooms: readonly string[]
  /** Some may have arrived: look again. */
  readonly onSent: () => void
}

/** Every page that holds unsent words, as one file. */
const download = async (userId: string, rooms: readonly string[]): Promise<void> => {
  const { copiesOf } = await import('../sync/old-copies.ts')
  const copies = await copiesOf(userId, rooms)
  const pages = await Promise.all(
    copies.map(
      async (copy) => `# ${copy.title.trim() || t('Untitled')}\n\n${await copy.markdown()}`,
    ),
  )
  handOver(new Blob([pages.join('\n\n')], { type: 'text/markdown' }), t('Not saved.md'))
}

/** Says that words are only on this device, and offers the two ways to keep them. */
export const UnsentWords = ({ userId, rooms, onSent }: UnsentWordsProps) => {
  const [taken, setTaken] = useState(false)
  const isHere = useReach() === 'here'
  const send = useAct(async () => {
    const { bringHome } = await import('../sync/bring-home.ts')
    await bringHome(userId)
    onSent()
  })
  const take = useAct(async () => {
    await download(userId, rooms)
    setTaken(true)
  })
  if (rooms.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={tn(rooms.length, [
        'Words in {n} page are only on this device',
        'Words in {n} pages are only on this device',
      ])}
      action={
        <>
          {isHere ? (
            <Button small busy={send.isPending} onClick={() => send.mutate()}>
              {t('Save them now')}
            </Button>
          ) : null}
          <Button small busy={take.isPending} onClick={() => take.mutate()}>
            {taken ? t('Downloaded') : t('Download them')}
          </Button>
        </>
      }
    >
      {isHere ? t('They are not saved yet.') : t('They are saved as soon as the server answers.')}
    </Notice>
  )
}
