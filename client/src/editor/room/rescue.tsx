import { useState } from 'react'
import { copyText } from '../../kernel/copy-text.ts'
import { fileName, handOver } from '../../kernel/hand-over.ts'
import { t, tn } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.ts'
import './rescue.css'

/** Text that will never reach the server by itself. */
export interface Rescuable {
  readonly title: string
  readonly words: number
  readonly texts: readonly string[]
  readonly markdown: () => string | Promise<string>
}

interface RescueProps {
  readonly rescue: Rescuable
  readonly why: string
  /** The person has taken the text or does not want it. */
  readonly onDone: () => void
}

const asFile = async (rescue: Rescuable) => {
  const blob = new Blob([await rescue.markdown()], { type: 'text/markdown' })
  handOver(blob, fileName(rescue.title, 'md'))
}

/** Hands the person what only this device has, and lets go of it only when they say so. */
export const Rescue = ({ rescue, why, onDone }: RescueProps) => {
  const [taken, setTaken] = useState(false)
  const copy = async () => {
    const copied = await copyText(rescue.texts.join('\n\n'))
    toast(copied ? t('Copied') : t('The clipboard cannot be reached'), {
      tone: copied ? 'plain' : 'danger',
    })
    setTaken(copied)
  }
  const download = async () => {
    await asFile(rescue)
    setTaken(true)
  }
  const done = () => {
    if (taken || window.confirm(t('Discard these words? They exist nowhere else.'))) onDone()
  }
  const title =
    rescue.words > 0
      ? tn(rescue.words, ['{n} word could not be saved', '{n} words could not be saved'])
      : t('Some changes could not be saved')
  return (
    <div className="rescue">
      <Notice tone="warn" title={title}>
        {why} {t('They are kept on this device until you have taken them.')}
      </Notice>
      <blockquote className="rescue-text">
        {rescue.texts.join('\n\n').trim().slice(0, 1_200)}
      </blockquote>
      <div className="rescue-acts">
        <Button small tone="accent" onClick={() => void copy()} disabled={rescue.words === 0}>
          {t('Copy the words')}
        </Button>
        <Button small onClick={() => void download()}>
          {t('Download the page')}
        </Button>
        <Button small tone="quiet" onClick={done}>
          {taken ? t('Done') : t('Discard')}
        </Button>
      </div>
    </div>
  )
}
