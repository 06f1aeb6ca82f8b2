import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t, tn } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/screen.tsx'
import { ReferenceLines } from './reference-lines.tsx'
import { mentionsQuery } from './references-api.ts'

/** Shown before one asks for all. */
const few = 4

/** On the first screen: where somebody named me. */
export const MentionsSection = () => {
  const { data: mentions = [] } = useQuery(mentionsQuery)
  const [all, setAll] = useState(false)
  if (mentions.length === 0) return null
  const rest = mentions.length - few
  return (
    <Section title={t('Where I am mentioned')}>
      <ReferenceLines references={all ? mentions : mentions.slice(0, few)} />
      {rest > 0 && !all ? (
        <Button small onClick={() => setAll(true)}>
          {tn(rest, ['Show {n} more page', 'Show {n} more pages'])}
        </Button>
      ) : null}
    </Section>
  )
}
