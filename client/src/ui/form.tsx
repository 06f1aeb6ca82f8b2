import { Refusal } from '@chapterhouse/shared/refusals'
import { useMutation } from '@tanstack/react-query'
import { createContext, type ReactNode, type SubmitEvent, useContext, useId } from 'react'
import type { z } from 'zod'
import { Button } from './button.tsx'
import styles from './form.module.css'
import { Problem } from './notice.tsx'

type Issues = ReadonlyMap<string, string>

const noIssues: Issues = new Map()
const IssuesContext = createContext<Issues>(noIssues)

/** What is wrong with the field of this name, if anything. */
export const useIssue = (name: string): string | undefined => useContext(IssuesContext).get(name)

/** The form did not fit its contract; never left this window. */
class Misfit extends Error {
  readonly issues: Issues

  constructor(issues: Issues) {
    super('Some fields do not fit')
    this.issues = issues
  }
}

/** What is wrong, by field: found here or told by the api, whose paths start at the body. */
const issuesOf = (error: unknown): Issues => {
  if (error instanceof Misfit) return error.issues
  if (!(error instanceof Refusal) || !error.issues) return noIssues
  return new Map(error.issues.map((issue) => [issue.path.replace(/^body\./, ''), issue.message]))
}

/** Empty fields count as absent, so that optional ones may stay empty. */
const read = <T extends z.ZodType>(form: HTMLFormElement, schema: T): z.output<T> => {
  const entries = [...new FormData(form)].filter(([, value]) => value !== '')
  const parsed = schema.safeParse(Object.fromEntries(entries))
  if (parsed.success) return parsed.data
  throw new Misfit(
    new Map(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])),
  )
}

/** The first field that is wrong gets the caret: nobody should have to look for it. */
const focusFirst = (form: HTMLFormElement, issues: Issues) => {
  const fields = [...form.querySelectorAll('input')]
  fields.find((field) => issues.has(field.name))?.focus()
}

interface FormProps<T extends z.ZodType> {
  readonly schema: T
  readonly send: (values: z.output<T>) => Promise<unknown>
  readonly action: string
  readonly children: ReactNode
  /** Names the form for readers; else its heading does. */
  readonly label?: string
  /** Between the fields and the button. */
  readonly note?: ReactNode
  /** Plain where the screen has a weightier thing to do. */
  readonly tone?: 'accent' | 'plain' | 'danger'
}

/**
 * A form of the contract: checks against the endpoint's own schema before asking, puts each refusal
 * at its field and the rest above, and keeps what was typed whatever happens.
 */
export const Form = <T extends z.ZodType>(props: FormProps<T>) => {
  const id = useId()
  const sending = useMutation({
    mutationFn: async (form: HTMLFormElement) => props.send(read(form, props.schema)),
    onError: (error, form) => focusFirst(form, issuesOf(error)),
  })
  const issues = issuesOf(sending.error)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!sending.isPending) sending.mutate(event.currentTarget)
  }
  return (
    <form className={styles.form} id={id} onSubmit={submit} noValidate aria-label={props.label}>
      <IssuesContext value={issues}>
        {sending.error && issues.size === 0 ? <Problem error={sending.error} /> : null}
        {props.children}
        {props.note}
        <Button type="submit" tone={props.tone ?? 'accent'} busy={sending.isPending}>
          {props.action}
        </Button>
      </IssuesContext>
    </form>
  )
}
