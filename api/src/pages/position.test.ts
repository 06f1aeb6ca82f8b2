import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Branch, placeAmong, siblingsIn, wouldCircle } from './position.ts'

const at = (id: string, position: string, parentId: string | null = null): Branch => ({
  id,
  parentId,
  position,
})

describe('the place of a page', () => {
  const siblings = [at('a', 'a0'), at('b', 'a1'), at('c', 'a2')]

  it.each([
    ['first', null, (key: string) => key < 'a0'],
    ['last', undefined, (key: string) => key > 'a2'],
    ['after the first', 'a', (key: string) => key > 'a0' && key < 'a1'],
    ['after the last', 'c', (key: string) => key > 'a2'],
  ])('can be %s', (_where, afterId, lies) => {
    expect(placeAmong(siblings, afterId)).toSatisfy(lies)
  })

  it('is a0 where there is nobody', () => {
    expect(placeAmong([], undefined)).toBe('a0')
    expect(placeAmong([], null)).toBe('a0')
  })

  it('is refused after a page that is not among them', () => {
    expect(() => placeAmong(siblings, 'z')).toThrow(expect.objectContaining({ code: 'not_found' }))
  })

  it('passes over pages that share one key', () => {
    const twins = [at('a', 'a0'), at('b', 'a0'), at('c', 'a1')]
    expect(placeAmong(twins, 'a')).toSatisfy((key: string) => key > 'a0' && key < 'a1')
  })

  it('leaves out the moving page and other branches, and orders bytewise', () => {
    const tree = [at('x', 'a1'), at('m', 'a0'), at('y', 'Zz'), at('k', 'a0', 'x')]
    expect(siblingsIn(tree, null, 'm').map(({ id }) => id)).toEqual(['y', 'x'])
  })

  it('keeps the order through any number of moves', () => {
    const move = fc.record({ page: fc.nat(9), after: fc.integer({ min: -1, max: 8 }) })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 200 }), (moves) => {
        let tree: Branch[] = []
        for (let i = 0; i < 10; i++)
          tree.push(at(`${i}`, placeAmong(siblingsIn(tree, null), undefined)))
        for (const { page, after } of moves) {
          const others = siblingsIn(tree, null, `${page}`)
          const wanted = others.map(({ id }) => id).toSpliced(after + 1, 0, `${page}`)
          const position = placeAmong(others, after < 0 ? null : (others[after]?.id ?? null))
          tree = [...others, at(`${page}`, position)]
          expect(siblingsIn(tree, null).map(({ id }) => id)).toEqual(wanted)
        }
      }),
      { seed: 4711, numRuns: 100 },
    )
  })
})

describe('a page would lie below itself', () => {
  const tree = [at('a', 'a0'), at('b', 'a0', 'a'), at('c', 'a0', 'b'), at('d', 'a1')]
  it.each([
    ['under itself', 'a', 'a'],
    ['under its child', 'a', 'b'],
    ['under its grandchild', 'a', 'c'],
  ])('%s', (_where, page, parent) => {
    expect(wouldCircle(tree, page, parent)).toBe(true)
  })
  it.each([
    ['at the top', 'b', null],
    ['under its grandparent', 'c', 'a'],
    ['under a stranger', 'a', 'd'],
  ])('but not %s', (_where, page, parent) => {
    expect(wouldCircle(tree, page, parent)).toBe(false)
  })
  it('and a circle that is there already does not hang it', () => {
    const broken = [at('x', 'a0', 'y'), at('y', 'a0', 'x')]
    expect(wouldCircle(broken, 'z', 'x')).toBe(false)
  })
})
