import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { show } from '../testing/show.tsx'
import { Dialog } from './dialog.tsx'
import { Menu } from './menu.tsx'
import { MenuList } from './menu-list.tsx'

const open = (act = vi.fn()) => {
  show(
    <Menu
      label="Page"
      button={<button type="button">Acts</button>}
      choices={[
        { label: 'Rename', hint: 'F2', act },
        { label: 'Dark', act, checked: true },
        { label: 'Lock', act, disabled: true },
      ]}
    />,
  )
  return act
}

const item = (name: RegExp, role = 'menuitem') => screen.findByRole(role, { name, hidden: true })

test('a press before the list has arrived is remembered', async () => {
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Acts' }))
  await item(/Rename/)
})

test('a button that has the focus keeps it when the list arrives, and one that has not gets none', () => {
  const plan = { label: 'Page', choices: [], pressed: false }
  show(<MenuList {...plan} button={<button type="button">Held</button>} isHeld={() => true} />)
  const held = screen.getByRole('button', { name: 'Held' })
  expect(document.activeElement).toBe(held)
  show(<MenuList {...plan} button={<button type="button">Other</button>} isHeld={() => false} />)
  expect(document.activeElement).toBe(held)
})

test('the first choice has the focus', async () => {
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Acts' }))
  const first = await item(/Rename/)
  await waitFor(() => expect(document.activeElement).toBe(first))
})

test('a choice is acted on, and the list closes', async () => {
  const act = open()
  fireEvent.click(screen.getByRole('button', { name: 'Acts' }))
  fireEvent.click(await item(/Rename/))
  expect(act).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole('menuitem', { name: /Rename/, hidden: true })).toBeNull()
})

test('a setting says whether it is on, and what is impossible cannot be chosen', async () => {
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Acts' }))
  expect((await item(/Dark/, 'menuitemcheckbox')).getAttribute('aria-checked')).toBe('true')
  expect((await item(/Lock/)).hasAttribute('disabled')).toBe(true)
})

test('the button says that it opens a menu, and whether it is open', async () => {
  open()
  const button = () => screen.getByRole('button', { name: 'Acts', hidden: true })
  expect(button().getAttribute('aria-haspopup')).toBe('menu')
  expect(button().getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button())
  await item(/Rename/)
  expect(button().getAttribute('aria-expanded')).toBe('true')
})

test('a menu in a window opens inside of it, where the rest of the page is inert', async () => {
  const choices = [{ label: 'Rename', act: vi.fn() }]
  show(
    <Dialog title="Project" onClose={vi.fn()}>
      <Menu label="Page" button={<button type="button">Acts</button>} choices={choices} />
    </Dialog>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Acts' }))
  expect(screen.getByRole('dialog').contains(await item(/Rename/))).toBe(true)
})
