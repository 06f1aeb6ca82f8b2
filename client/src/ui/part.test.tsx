import { render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { expect, test } from 'vitest'
import { part } from './part.tsx'

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>

/** A part whose fetching is counted. */
const aPart = () => {
  const asked: number[] = []
  const Late = part(async () => {
    asked.push(asked.length)
    return Greeting
  })
  const show = () => render(<Late name="Ada" />, { wrapper: Waiting })
  return { Late, asked, show }
}

const Waiting = ({ children }: { readonly children: React.ReactNode }) => (
  <Suspense fallback="waiting">{children}</Suspense>
)

test('a part comes when it is first needed', async () => {
  const { asked, show } = aPart()
  expect(asked).toEqual([])
  expect(show().container.textContent).toBe('waiting')
  await screen.findByText('Hello Ada')
})

test('a part that is here is drawn at once', async () => {
  const { Late, show } = aPart()
  await Late.fetch()
  expect(show().container.textContent).toBe('Hello Ada')
})

test('a part that does not come is told to who asked ahead, and asked again by who needs it', async () => {
  let isDown = true
  const Late = part(async () => {
    if (isDown) throw new Error('nobody answers')
    return Greeting
  })
  await expect(Late.fetch()).rejects.toThrow('nobody answers')
  isDown = false
  render(<Late name="Ada" />, { wrapper: Waiting })
  await screen.findByText('Hello Ada')
})
