import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { show } from '../testing/show.tsx'
import { Dialog } from './dialog.tsx'

const open = () => {
  const onClose = vi.fn()
  show(
    <Dialog title="People" onClose={onClose}>
      <button type="button">Inside</button>
    </Dialog>,
  )
  return { onClose, dialog: screen.getByRole('dialog', { name: 'People' }) }
}

test('it opens as a modal under its own title', () => {
  expect(open().dialog.hasAttribute('open')).toBe(true)
})

test('a field that asks for the focus gets it when the dialog opens', () => {
  show(
    <Dialog title="Rename" onClose={() => {}}>
      <input aria-label="Title" autoFocus />
    </Dialog>,
  )
  expect(document.activeElement).toBe(screen.getByLabelText('Title'))
})

test('Escape, the cross and a click beside it close it', () => {
  const { onClose, dialog } = open()
  fireEvent(dialog, new Event('cancel', { cancelable: true }))
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  fireEvent.mouseDown(dialog, { clientX: -40 })
  expect(onClose).toHaveBeenCalledTimes(3)
})

test('a click inside does not', () => {
  const { onClose } = open()
  fireEvent.mouseDown(screen.getByRole('button', { name: 'Inside' }))
  expect(onClose).not.toHaveBeenCalled()
})
