import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { PageIcon } from '../look/page-icon.tsx'
import { titleOf } from '../title.ts'
import { builtIns } from './built-in.ts'
import { keyOf, previewQuery, type Template } from './template-text.ts'
import styles from './templates-dialog.module.css'

// It scrolls, by the arrow keys too; nothing in it could take the focus for that.
const reachable = (preview: HTMLElement | null) => preview?.setAttribute('tabindex', '0')

/** The text as it will stand in the page. It is HTML made by us of escaped text, nothing else. */
const Preview = ({ template }: { readonly template: Template }) => {
  const html = useQuery(previewQuery(template))
  const fill = useCallback(
    (element: HTMLElement | null) => {
      const parsed = new DOMParser().parseFromString(html.data ?? '', 'text/html')
      element?.replaceChildren(...parsed.body.childNodes)
    },
    [html.data],
  )
  return (
    <section
      className={styles.preview}
      aria-label={t('What “{name}” holds', { name: template.name })}
      ref={reachable}
    >
      <h3 className={styles.title}>
        <PageIcon icon={template.icon} />
        {template.name}
      </h3>
      <Unloaded query={html} />
      {html.isPending ? <Skeleton label={t('Opening the template')} kind="text" lines={5} /> : null}
      <div className="prose" inert ref={fill} />
    </section>
  )
}

// The arrows go through the templates from the start.
const focusOnce = (input: HTMLInputElement | null) => input?.focus()

/** One group of templates. */
interface ChoicesProps {
  readonly title: string
  readonly templates: readonly Template[]
  readonly chosen: Template
  readonly onChoose: (template: Template) => void
}

const Choices = ({ title, templates, chosen, onChoose }: ChoicesProps) => (
  <fieldset className={styles.choices}>
    <legend>{title}</legend>
    {templates.map((template) => (
      <label key={keyOf(template)} className={styles.choice}>
        <input
          type="radio"
          name="template"
          ref={template === chosen ? focusOnce : null}
          checked={keyOf(template) === keyOf(chosen)}
          onChange={() => onChoose(template)}
        />
        <PageIcon icon={template.icon} keep />
        <span className={styles.words}>
          <span>{template.name}</span>
          {template.kind === 'built-in' ? <small>{template.about}</small> : null}
        </span>
      </label>
    ))}
  </fieldset>
)

const house: readonly Template[] = builtIns.map((one) => ({ kind: 'built-in', ...one }))

// In the order of the tree, which is the team's own.
const ofProject = (lines: readonly PageLine[]): readonly Template[] =>
  lines
    .filter((line) => line.isTemplate)
    .map((line) => ({ kind: 'page', id: line.id, name: titleOf(line), icon: line.icon }))

interface TemplatesDialogProps {
  /** The tree of the project, for the templates it has. */
  readonly lines: readonly PageLine[]
  readonly action: string
  readonly busy: boolean
  readonly onTake: (template: Template) => void
  readonly onClose: () => void
}

/** What to begin from, with a look at it first. */
export const TemplatesDialog = (props: TemplatesDialogProps) => {
  const { lines, action, busy, onTake, onClose } = props
  const own = ofProject(lines)
  const [first] = [...own, ...house]
  const [picked, setPicked] = useState<Template | undefined>(first)
  const chosen = picked ?? first
  if (!chosen) return null
  return (
    <Dialog title={t('Start from a template')} wide onClose={onClose}>
      <div className={styles.body}>
        <div className={styles.list}>
          {own.length > 0 ? (
            <Choices
              title={t('Of this project')}
              templates={own}
              chosen={chosen}
              onChoose={setPicked}
            />
          ) : null}
          <Choices
            title={t('Of the house')}
            templates={house}
            chosen={chosen}
            onChoose={setPicked}
          />
        </div>
        <Preview key={keyOf(chosen)} template={chosen} />
      </div>
      <footer className={styles.foot}>
        <p>{t('Any page can be a template: its menu has “Use as a template”.')}</p>
        <Button tone="accent" busy={busy} onClick={() => onTake(chosen)}>
          {action}
        </Button>
      </footer>
    </Dialog>
  )
}
