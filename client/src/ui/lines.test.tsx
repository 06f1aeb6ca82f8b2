import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { show } from '../testing/show.tsx'
import { Line, Lines } from './lines.tsx'

const List = () => {
  const [isThere, setThere] = useState(true)
  const act = (
    <button type="button" onClick={() => setThere(false)}>
      Bring back
    </button>
  )
  return (
    <main id="main" tabIndex={-1}>
      <Lines>{isThere ? <Line title="A page" acts={act} /> : null}</Lines>
    </main>
  )
}

test('a line that goes with the focus in it leaves it to the screen, not to nothing', async () => {
  show(<List />)
  const button = screen.getByRole('button', { name: 'Bring back' })
  button.focus()
  button.click()
  await expect.poll(() => screen.queryByText('A page')).toBeNull()
  await expect.poll(() => document.activeElement?.id).toBe('main')
})
