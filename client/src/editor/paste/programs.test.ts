import { describe, expect, it } from 'vitest'
import { pasted } from './a-paste.ts'
import * as docs from './testing/google-docs.ts'
import * as notion from './testing/notion.ts'
import * as sheets from './testing/sheets.ts'
import * as web from './testing/web.ts'
import * as word from './testing/word.ts'

describe('from Word', () => {
  it('lists are lists, nested and numbered as they were', () => {
    expect(pasted(word.lists)).toBe(
      '<ul><li>Salt<ul><li>coarse</li></ul></li><li>Rope</li></ul>' +
        '<ol start="3"><li>third</li><li>fourth</li></ol><p>After.</p>',
    )
  })

  it('words keep their marks and lose everything else', () => {
    expect(pasted(word.words)).toBe(
      '<h1>The Salt Road</h1><h2>One</h2><p>A <strong>bold</strong> and <em>leaning</em> word in ' +
        'Seattle, H<sub>2</sub>O, <mark>marked</mark>.</p>',
    )
  })

  it('comments and deletions stay behind', () => {
    expect(pasted(word.comments)).toBe('<p>Kept words.</p>')
  })

  it('notes stand where their number was', () => {
    expect(pasted(word.notes)).toBe('<p>Sea<span data-footnote="">Said the keeper.</span> air.</p>')
  })
})

describe('from Google Docs', () => {
  it('nothing is bold that is not', () => {
    expect(pasted(docs.words)).toBe(
      '<h1>Chapter</h1><p>Plain, <strong>bold</strong>, <em>leaning</em>, <s>gone</s> and ' +
        '<a href="https://example.org/x">a link</a>.</p><p>Second.</p>',
    )
  })

  it('lists are nested and ticks are tasks', () => {
    expect(pasted(docs.lists)).toBe(
      '<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>' +
        '<ul data-type="taskList"><li data-checked="true" data-type="taskItem">' +
        '<label><input type="checkbox" checked="checked"><span></span></label>' +
        '<div><p>done</p></div></li></ul>',
    )
  })

  it('tables are tables', () => {
    expect(pasted(docs.table)).toBe('<table><tr><td>a</td><td>b</td></tr></table>')
  })
})

describe('from a spreadsheet', () => {
  it('Excel’s first row names the columns, spans stay, the empty rest goes', () => {
    expect(pasted(sheets.excel)).toBe(
      '<table><tr><th>Item</th><th>Price</th></tr><tr><td>Salt</td><td style="text-align: right;">1.20</td></tr>' +
        '<tr><td colspan="2">Together</td></tr></table>',
    )
  })

  it('Google Sheets’ does, too', () => {
    expect(pasted(sheets.google)).toBe(
      '<table><tr><th>Name</th><th>Age</th></tr><tr><td>Ada</td><td style="text-align: right;">36</td></tr></table>',
    )
  })

  it('LibreOffice’s without amounts or bold does not', () => {
    expect(pasted(sheets.libre)).toBe(
      '<table><tr><td>north</td><td>south</td></tr><tr><td>east</td><td>west</td></tr></table>',
    )
  })

  it('one cell is its words', () => {
    expect(pasted(sheets.oneCell)).toBe('<p>lonely</p>')
  })
})

describe('from the web', () => {
  it('the text stays and what is around it goes', () => {
    expect(pasted(web.article)).toBe(
      '<h1>Tides</h1><p>The moon <em>pulls</em>. 🌊</p><ul><li>ebb<ul><li>low</li></ul></li></ul>',
    )
  })

  it('ticks of GitHub are tasks', () => {
    expect(pasted(web.tasks)).toContain('data-checked="true"')
    expect(pasted(web.tasks)).toContain('data-checked="false"')
  })
})

describe('from Notion', () => {
  it('blocks are what they were', () => {
    expect(pasted(notion.words)).toBe(
      '<h1>Salt</h1><p>Some <strong>bold</strong> and <code>code</code>.</p>' +
        '<ul><li>one<ul><li>two</li></ul></li></ul><hr>',
    )
  })

  it('ticks that are letters are tasks, where all of a list are', () => {
    expect(pasted(notion.ticks)).toMatch(/data-checked="true".*done.*data-checked="false".*to do/)
    expect(pasted(notion.halfTicks)).toBe('<ul><li>[x] done</li><li>nothing</li></ul>')
    expect(pasted('<ul><li>[x] a</li></ul>')).toBe('<ul><li>[x] a</li></ul>')
  })

  it('a callout is one, of the kind its sign says', () => {
    expect(pasted(notion.callout)).toBe(
      '<aside data-callout="warning"><p>Mind the <strong>step</strong>.</p></aside>',
    )
  })
})

describe('formulas of the web', () => {
  it.each([
    [web.katex, '<p>So <code data-math="">x^2</code> it is.</p>'],
    [web.katexBlock, '<pre><code class="language-math">\\sum x</code></pre>'],
    [web.wikipedia, '<p><code data-math="">E=mc^{2}</code></p>'],
    [web.bareMath, '<p>a x+1</p>'],
  ])('%s', (html, page) => expect(pasted(html)).toBe(page))
})
