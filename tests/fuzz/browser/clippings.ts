import type { Flavours } from '../../harness/clipboard.ts'

const lines = 'first line\nsecond line\n\nanother paragraph'

const markdown =
  '## Stores\n\n- rope\n  - hemp\n- [ ] oil\n\n| what | how much |\n| - | - |\n| salt | 3 |\n\n> kept **dry**'

const table =
  '<table><tr><th colspan="2">Tides</th></tr><tr><td>ebb</td><td rowspan="2">noon</td></tr><tr><td>flood</td></tr></table>'

const cells =
  '<google-sheets-html-origin><table data-sheets-root="1"><tr><td>rope</td><td>12</td></tr><tr><td>oil</td><td>7</td></tr></table></google-sheets-html-origin>'

const list =
  '<ul><li><p>north</p><ul><li><p>by east</p></li></ul></li><li><p>south</p></li></ul><ol start="3"><li>third</li></ol>'

/** What people bring from elsewhere. */
export const clippings: readonly Flavours[] = [
  { 'text/plain': lines },
  { 'text/plain': markdown },
  { 'text/plain': 'rope\t12\noil\t7' },
  { 'text/html': table, 'text/plain': 'Tides' },
  { 'text/html': cells, 'text/plain': 'rope\t12\noil\t7' },
  { 'text/html': list, 'text/plain': 'north' },
]
