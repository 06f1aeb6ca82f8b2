import type { ModerationCase } from '@chapterhouse/shared/admin/moderation'
import { ago, exactly } from '../../kernel/moment.ts'
import { t, tn } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Line } from '../../ui/lines.tsx'
import styles from './moderation.module.css'
import type { CaseAct } from './moderation-api.ts'
import { reasonWords } from './reasons.ts'

/** All that is known of something reported. */
interface CaseProps {
  readonly one: ModerationCase
}

/** How often, why and when, in one line. */
const aboutOf = ({ kind, projectTitle, reports }: ModerationCase): string =>
  [
    kind === 'page' ? t('Page of “{title}”', { title: projectTitle }) : t('Front of a project'),
    reports.count > 0 ? tn(reports.count, ['{n} report', '{n} reports']) : '',
    reports.reasons.map(({ reason, count }) => `${reasonWords[reason]} ${count}`).join(', '),
    reports.count > 0 ? t('last {when}', { when: ago(reports.lastAt) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** It is read where the world reads it; what the world does not read is no link. */
const Title = ({ one: { title, path, isPublic, state } }: CaseProps) => (
  <>
    {isPublic ? (
      <a href={path} target="_blank" rel="noreferrer">
        {title || t('Untitled')}
      </a>
    ) : (
      title || t('Untitled')
    )}
    {!isPublic && state === 'open' ? (
      <span className={styles.mark}>{t('no longer public')}</span>
    ) : null}
  </>
)

/** What those who reported it say. */
const Words = ({ one: { reports } }: CaseProps) =>
  reports.words.length > 0 ? (
    <ul className={styles.words} aria-label={t('What was said of it')}>
      {reports.words.map(({ reason, words, at }) => (
        <li key={`${at} ${words}`}>
          <p>{words}</p>
          <small title={exactly(at)}>
            {reasonWords[reason]} · {ago(at)}
          </small>
        </li>
      ))}
    </ul>
  ) : null

/** What was decided last, by the state it is in. */
const decided = {
  open: t('Decided before'),
  dismissed: t('Left as it is'),
  hidden: t('Taken down'),
  released: t('Released'),
} as const

/** Who decided it, when and why. */
const Decision = ({ one: { decision, state } }: CaseProps) =>
  decision ? (
    <p className={styles.decision}>
      {t('{what} by {name}, {when}: “{note}”', {
        what: decided[state],
        name: decision.by,
        when: ago(decision.at),
        note: decision.note,
      })}
    </p>
  ) : null

/** How it begins: what is hidden can be read here alone. */
const Says = ({ one: { says } }: CaseProps) =>
  says ? (
    <details className={styles.says}>
      <summary>{t('How it begins')}</summary>
      <p>{says}</p>
    </details>
  ) : null

interface CaseLineProps extends CaseProps {
  readonly onAct: (act: CaseAct) => void
}

/** The least first. */
const acts: readonly (readonly [CaseAct, string])[] = [
  ['dismiss', t('Leave it')],
  ['hide', t('Take down')],
  ['release', t('Release')],
]

/** What the server lets one do with it. */
const Acts = ({ one, onAct }: CaseLineProps) =>
  acts
    .filter(([act]) => one.can[act])
    .map(([act, label]) => (
      <Button key={act} small aria-label={`${label}: ${one.title}`} onClick={() => onAct(act)}>
        {label}
      </Button>
    ))

/** Something that was reported, with all there is to decide by. */
export const CaseLine = ({ one, onAct }: CaseLineProps) => (
  <Line
    title={<Title one={one} />}
    about={aboutOf(one)}
    acts={<Acts one={one} onAct={onAct} />}
    below={
      <div className={styles.below}>
        <Words one={one} />
        <Decision one={one} />
        <Says one={one} />
      </div>
    }
  />
)
