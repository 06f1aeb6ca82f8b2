import type { Page } from '@chapterhouse/shared/pages/contract'
import { getPageFacts, type PageFacts } from '@chapterhouse/shared/pages/properties'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ask } from '../../kernel/ask.ts'
import { bytesInWords } from '../../kernel/bytes.ts'
import { exactly } from '../../kernel/moment.ts'
import { locale } from '../../messages/language.ts'
import { t, tn } from '../../messages/t.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import styles from './properties.module.css'

/** Counted anew each time somebody looks: it is a question about now. */
const factsQuery = (pageId: Page['id']) =>
  queryOptions({
    queryKey: ['facts', pageId],
    queryFn: () => ask(getPageFacts, { params: { pageId } }),
    staleTime: 0,
  })

const number = new Intl.NumberFormat(locale)
/** Words a minute of somebody who reads for pleasure. */
const pace = 230

/** "under a minute", "4 minutes", "2 h 10 min". */
export const readingTime = (words: number): string => {
  const minutes = Math.round(words / pace)
  if (minutes < 1) return t('under a minute')
  if (minutes < 60) return tn(minutes, ['{n} minute', '{n} minutes'])
  const rest = minutes % 60
  return rest
    ? t('{hours} h {rest} min', { hours: Math.floor(minutes / 60), rest })
    : t('{hours} h', { hours: minutes / 60 })
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

// A deleted account has no name left, but the moment stays.
const by = (person: { readonly displayName: string } | null): string =>
  person ? `${person.displayName}, ` : ''

const Counted = ({ facts }: { readonly facts: PageFacts }) => (
  <>
    {facts.lastEdit ? (
      <Fact name={t('Last edited')}>
        {by(facts.lastEdit.by)}
        {exactly(facts.lastEdit.at)}
      </Fact>
    ) : null}
    <Fact name={t('Words')}>{number.format(facts.words)}</Fact>
    <Fact name={t('Characters')}>{number.format(facts.characters)}</Fact>
    <Fact name={t('Reading time')}>{readingTime(facts.words)}</Fact>
    <Fact name={t('Named versions')}>{number.format(facts.versions)}</Fact>
    <Fact name={t('Size')}>{bytesInWords(facts.bytes)}</Fact>
  </>
)

/** What is known of a page by looking and counting. */
export const FactsList = ({ page }: { readonly page: Page }) => {
  const facts = useQuery(factsQuery(page.id))
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={t('Created')}>
          {by(page.createdBy)}
          {exactly(page.createdAt)}
        </Fact>
        {facts.data ? <Counted facts={facts.data} /> : null}
      </dl>
      <Unloaded query={facts} />
      {facts.isPending ? <Skeleton label={t('Counting')} lines={3} /> : null}
    </>
  )
}
