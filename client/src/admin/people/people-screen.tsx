import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useProof } from '../../auth/proof/use-proof.tsx'
import { t } from '../../messages/t.ts'
import { Empty } from '../../ui/empty.tsx'
import { Lines } from '../../ui/lines.tsx'
import { Column } from '../../ui/screen.tsx'
import { ShowOlder } from '../../ui/show-older.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { peopleQuery } from '../admin-api.ts'
import { SearchField } from '../search-field.tsx'
import { PersonLine } from './person-line.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'
import { useChosenPerson } from './use-chosen-person.ts'

/** `/admin/people`: everybody with an account. */
export const PeopleScreen = () => {
  const [search, setSearch] = useState('')
  const [wanted] = useDebouncedValue(search.trim(), 200)
  const list = useInfiniteQuery(peopleQuery(wanted))
  const { chosen, choose } = useChosenPerson()
  const proof = useProof()
  const people = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Column title={t('People')} about={t('Everybody with an account, the newest first.')}>
      <SearchField label={t('Name or address')} value={search} onChange={setSearch} />
      <Unloaded query={list} />
      {list.isPending ? <Skeleton label={t('Loading the people')} lines={5} /> : null}
      {list.isSuccess && people.length === 0 ? (
        <Empty title={t('Nobody has these letters')}>{t('Try fewer of them.')}</Empty>
      ) : null}
      <Lines label={t('People')}>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} onSuspend={choose} proof={proof} />
        ))}
      </Lines>
      <ShowOlder list={list} />
      {chosen ? <SuspendDialog person={chosen} proof={proof} onClose={() => choose(null)} /> : null}
      {proof.window}
    </Column>
  )
}
