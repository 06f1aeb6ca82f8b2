import { expect, it } from 'vitest'
import { anEditor } from '../menus/an-editor.ts'
import { TickKey } from './tick.ts'

const tasks =
  '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>rope</p></li><li data-type="taskItem" data-checked="false"><p>oil</p></li></ul><p>after</p>'

const pressed = (at: number) => {
  const editor = anEditor(tasks, [TickKey])
  editor.commands.setTextSelection(at)
  const press = () => editor.commands.keyboardShortcut('Mod-Enter')
  const ticked = () => {
    const found: boolean[] = []
    editor.state.doc.descendants(({ type, attrs }) => {
      if (type.name === 'taskItem') found.push(attrs.checked)
    })
    return found
  }
  return { press, ticked, editor }
}

it('ticks the task of the caret and no other, and takes the tick away', () => {
  const { press, ticked } = pressed(4)
  press()
  expect(ticked()).toEqual([true, false])
  press()
  expect(ticked()).toEqual([false, false])
})

it('leaves the key to others where there is no task', () => {
  const { press, ticked, editor } = pressed(24)
  expect(editor.state.selection.$from.parent.textContent).toBe('after')
  press()
  expect(ticked()).toEqual([false, false])
})
