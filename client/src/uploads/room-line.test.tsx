import { getMyUploads, getProjectUploads } from '@chapterhouse/shared/assets/room'
import { newId } from '@chapterhouse/shared/kernel/id'
import { QueryClient } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { myRoomQuery, projectRoomQuery } from './room-api.ts'
import { RoomLine } from './room-line.tsx'

const full = 'Nothing more can be uploaded. Whoever looks after this server can give more.'

test.each([
  [{ used: 0, most: null }, 'They take 0 bytes.', null],
  [{ used: 1e6, most: 10e9 }, 'They take 1.0 MB of 10.0 GB.', 'plenty'],
  [
    { used: 9e9, most: 10e9 },
    'They take 9.0 GB of 10.0 GB. Whoever looks after this server can give more.',
    'narrow',
  ],
  [{ used: 10e9, most: 10e9 }, `They take 10.0 GB of 10.0 GB. ${full}`, 'full'],
  [{ used: 0, most: 0 }, `They take 0 bytes of 0 bytes. ${full}`, 'full'],
] as const)('%j is told', (room, words, state) => {
  render(<RoomLine room={room} />)
  screen.getByText(words)
  const meter = screen.queryByRole('meter', { name: 'Room in use' })
  expect(meter?.dataset.state ?? null).toBe(state)
})

test('each is asked where it is kept', async () => {
  const api = fakeApi()
  const client = new QueryClient()
  const projectId = newId<'projects'>()
  api.says(getProjectUploads, { used: 1, most: 2 })
  api.says(getMyUploads, { used: 3, most: null })
  expect(await client.fetchQuery(projectRoomQuery(projectId))).toEqual({ used: 1, most: 2 })
  expect(await client.fetchQuery(myRoomQuery)).toEqual({ used: 3, most: null })
})
