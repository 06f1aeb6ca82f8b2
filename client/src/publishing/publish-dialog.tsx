import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Publication } from '@chapterhouse/shared/publishing/contract'
import { useQuery } from '@tanstack/react-query'
import { ago, exactly } from '../kernel/moment.ts'
import { Rich } from '../messages/rich.tsx'
import { t, tn } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice, Problem } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { type Decision, publicationQuery, useDecide } from './api.ts'
import styles from './publish-dialog.module.css'
import { Schedule } from './schedule.tsx'
import { TakedownNotice } from './takedown-notice.tsx'

interface PartProps {
  readonly pageId: PageId
  readonly said: Publication
  /** What is being carried out. */
  readonly busy: Decision | null
  readonly decide: (decision: Decision) => void
}

/** What is so now, in one sentence, and since when. */
const State = ({ said }: Pick<PartProps, 'said'>) => {
  const { state, publishedAt, project } = said
  const words = {
    private: [t('Not published'), t('Only members of the project read this page.')],
    waiting: [
      t('Ready, and waiting'),
      t('Nobody outside reads it before “{title}” is public.', { title: project.title }),
    ],
    hidden: [t('Taken down'), t('Nobody outside reads it.')],
    public: [t('Public'), t('Everybody who has the address can read it, without an account.')],
  } as const
  const [name, about] = words[state]
  return (
    <p className={styles.state} role="status">
      <strong data-state={state}>{name}</strong> {about}{' '}
      {publishedAt ? (
        <span title={exactly(publishedAt)}>
          {t('Published {when}.', { when: ago(publishedAt) })}
        </span>
      ) : null}
    </p>
  )
}

/** How many people read it, each counted once a day. */
const Readings = ({ said: { readings } }: Pick<PartProps, 'said'>) =>
  readings.views + readings.likes > 0 ? (
    <p className={styles.aside}>
      {tn(readings.views, ['Read once', 'Read {n} times'])},{' '}
      {tn(readings.likes, ['liked once', 'liked {n} times'])}.
    </p>
  ) : null

/** Where it is read. */
const Address = ({ path }: { readonly path: string }) => (
  <div className={styles.address}>
    <CopyField label={t('Address of the page')} value={location.origin + path} />
    <a href={path} target="_blank" rel="noreferrer">
      {t('See it as readers do')}
    </a>
  </div>
)

/** Why readers do not have what the page says now. */
const Changes = ({ said, busy, decide }: PartProps) =>
  said.hasChanges ? (
    <Notice
      title={t('The page has changed since')}
      action={
        said.can.publish ? (
          <Button small tone="accent" busy={busy === 'publish'} onClick={() => decide('publish')}>
            {t('Publish the changes')}
          </Button>
        ) : null
      }
    >
      {t('Readers still have the text as it was published.')}
    </Notice>
  ) : null

/** What goes out, and what stays, before somebody decides. */
const WhatReadersSee = () => (
  <section className={styles.readers}>
    <h3>{t('What readers see')}</h3>
    <ul>
      <li>{t('The text and the title as they are at this moment, with pictures and files')}</li>
      <li>{t('Who wrote it, and the title of the project')}</li>
    </ul>
    <p>{t('Never what is written later, who is here, comments, or earlier versions.')}</p>
  </section>
)

const FrontLink = ({ path, words }: { readonly path: string; readonly words: string }) => (
  <a href={path} target="_blank" rel="noreferrer">
    {words}
  </a>
)

/** Beside the page its project has to be public, which is for those who look after it. */
const ProjectWords = ({ said: { project, state } }: Pick<PartProps, 'said'>) => {
  if (project.takedown || state === 'hidden') return null
  const front = {
    values: { title: project.title },
    tags: { a: (words: string) => <FrontLink path={project.path} words={words} /> },
  }
  if (project.isPublic) {
    return (
      <p className={styles.aside}>
        {state === 'private' ? (
          <Rich
            text="It is listed on the <a>front of “{title}”</a> once it is published."
            {...front}
          />
        ) : (
          <Rich text="It is listed on the <a>front of “{title}”</a>." {...front} />
        )}
      </p>
    )
  }
  return (
    <p className={styles.aside}>
      {project.can.publish
        ? t(
            'This also opens a front for “{title}”: its title, its description and its published pages. All else stays with its members.',
            { title: project.title },
          )
        : t(
            '“{title}” is not public yet. Whoever looks after it opens it; until then your page waits.',
            { title: project.title },
          )}
    </p>
  )
}

/** The one thing to do next. */
const Next = ({ said, busy, decide }: PartProps) => {
  const { project, state, can } = said
  if (!can.publish || state === 'public') return null
  const opens = !project.isPublic && project.can.publish
  if (state === 'waiting' && !opens) return null
  const decision = opens ? 'publish-with-project' : 'publish'
  return (
    <Button tone="accent" busy={busy === decision} onClick={() => decide(decision)}>
      {opens ? t('Publish, and open the project') : t('Publish')}
    </Button>
  )
}

/** Ways back. */
const Back = ({ said, busy, decide }: PartProps) => {
  const { project, can } = said
  return (
    <>
      {can.unpublish ? (
        <Button busy={busy === 'unpublish'} onClick={() => decide('unpublish')}>
          {t('Take it back')}
        </Button>
      ) : null}
      {project.isPublic && project.can.publish ? (
        <Button busy={busy === 'close-project'} onClick={() => decide('close-project')}>
          {t('Close the whole project')}
        </Button>
      ) : null}
    </>
  )
}

const Whole = (props: PartProps) => {
  const { said } = props
  return (
    <>
      <State said={said} />
      <TakedownNotice said={said} />
      {said.path && said.state === 'public' ? <Address path={said.path} /> : null}
      <Readings said={said} />
      <Changes {...props} />
      {said.state === 'public' || said.state === 'hidden' ? null : <WhatReadersSee />}
      <ProjectWords said={said} />
      <Schedule said={said} pageId={props.pageId} />
      <div className={styles.acts}>
        <Next {...props} />
        <Back {...props} />
      </div>
    </>
  )
}

interface PublishDialogProps {
  readonly page: Page
  readonly onClose: () => void
}

/** What the world reads of a page, and who decides that it does. */
export const PublishDialog = ({ page, onClose }: PublishDialogProps) => {
  const said = useQuery(publicationQuery(page.id))
  const decide = useDecide({ pageId: page.id, projectId: page.projectId })
  return (
    <Dialog title={t('Publish')} onClose={onClose}>
      <div className={styles.body}>
        <Unloaded query={said} />
        {said.isPending ? <Skeleton label={t('Looking at what is published')} lines={3} /> : null}
        {said.data ? (
          <Whole
            pageId={page.id}
            said={said.data}
            busy={decide.isPending ? decide.variables : null}
            decide={decide.mutate}
          />
        ) : null}
        {decide.error ? <Problem error={decide.error} /> : null}
      </div>
    </Dialog>
  )
}
