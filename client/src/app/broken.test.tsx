import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { reach } from '../kernel/reach.ts'
import { show } from '../testing/show.tsx'
import { Broken } from './broken.tsx'

const open = () => {
  const reload = vi.fn()
  show(<Broken error={new Error('a hole')} reload={reload} />)
  return reload
}

test('a screen that failed is loaded anew when the person says so', () => {
  const reload = open()
  screen.getByText('This screen failed')
  expect(reload).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Reload' }))
  expect(reload).toHaveBeenCalledOnce()
})

test('one that cannot be fetched waits for the server, then opens by itself', () => {
  reach.lost()
  const reload = open()
  screen.getByText('This screen is not on this device yet')
  expect(reload).not.toHaveBeenCalled()
  act(() => reach.heard())
  expect(reload).toHaveBeenCalledOnce()
})
