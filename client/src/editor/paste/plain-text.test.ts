import { expect, test } from 'vitest'
import { anEditor } from '../menus/an-editor.ts'
import { plainText } from './plain-text.ts'

const text = (html: string) => plainText(anEditor(html).state.doc.children)

test.each([
  ['words of one block as they are', '<p>2 * 3 <strong>#x</strong></p>', '2 * 3 #x'],
  ['line ends', '<p>a<br>b</p>', 'a\nb'],
  ['headings', '<h2>A</h2><p>b</p>', '## A\n\nb'],
  [
    'nested lists',
    '<ul><li><p>a</p><ol start="3"><li><p>b</p></li></ol></li><li><p>c</p></li></ul>',
    '- a\n  3. b\n- c',
  ],
  [
    'tasks',
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>a</p></li></ul>',
    '- [x] a',
  ],
  ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
  ['code', '<pre><code class="language-js">a\nb</code></pre><p>c</p>', '```js\na\nb\n```\n\nc'],
  ['tables as spreadsheets take them', '<table><tr><td>a</td><td>b</td></tr></table>', 'a\tb'],
  ['lines between', '<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb'],
])('copied text has %s', (_, html, expected) => expect(text(html)).toBe(expected))
