import type { Guest } from '@chapterhouse/shared/links/contract'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { count } from '../kernel/count.ts'
import { t } from '../messages/t.ts'
import { titleOf } from '../pages/title.ts'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { GuestFrame } from './guest-frame.tsx'
import styles from './links.module.css'

interface Row {
  readonly line: PageLine
  readonly depth: number
}

/** Each page below the one it belongs to, in their order. */
export const inOrder = (lines: readonly PageLine[]): Row[] => {
  const below = Map.groupBy(lines, ({ parentId }) => parentId)
  const known = new Set(lines.map(({ id }) => id))
  const grow = (parent: PageLine['parentId'], depth: number): Row[] =>
    (below.get(parent) ?? []).flatMap((line) => [{ line, depth }, ...grow(line.id, depth + 1)])
  // Whose parent is not behind the link stands at the top.
  const strays = lines.filter(({ parentId }) => parentId !== null && !known.has(parentId))
  return [...grow(null, 0), ...strays.flatMap((line) => [{ line, depth: 0 }, ...grow(line.id, 1)])]
}

const Step = ({ depth }: { readonly depth: number }) => (
  <span className={styles.step} style={{ inlineSize: `${depth}rem` }} />
)

interface LinkedContentsProps {
  readonly token: string
  readonly title: string
  readonly guest: Guest
  readonly lines: readonly PageLine[]
}

/** What a link to a project opens: its pages. */
export const LinkedContents = ({ token, title, guest, lines }: LinkedContentsProps) => (
  <GuestFrame name={`${guest.name} (guest)`} place={null}>
    <Column title={title} about={count.pages(lines.length)}>
      {lines.length === 0 ? <Empty title={t('No pages yet')} /> : null}
      <Lines label={t('Pages')}>
        {inOrder(lines).map(({ line, depth }) => (
          <Line
            key={line.id}
            to={`/s/${token}/p/${line.id}`}
            title={titleOf(line)}
            before={depth > 0 ? <Step depth={depth} /> : null}
            about={count.words(line.wordCount)}
          />
        ))}
      </Lines>
    </Column>
  </GuestFrame>
)
