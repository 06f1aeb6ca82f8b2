import { t } from '../messages/t.ts'
import { Button } from './button.tsx'

interface ShowOlderProps {
  /** A list that comes in parts. */
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}

/** The next part of a list, the older one, where there is one. */
export const ShowOlder = ({ list }: ShowOlderProps) =>
  list.hasNextPage ? (
    <Button small busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('Show older')}
    </Button>
  ) : null
