import { cpuTime } from '@chapterhouse/shared/kernel/testing/cpu-time'
import { describe, expect, it } from 'vitest'
import { judgePassword } from './strength.ts'

describe('a new password', () => {
  it.each([
    'password123',
    'qwertyuiop1',
    '1234567890',
    'iloveyou2024',
    'aaaaaaaaaaaa',
    'Passw0rd!!',
  ])('like %s is too easy, with advice', (password) => {
    const judged = judgePassword(password, [])
    expect(judged.strong).toBe(false)
    expect(judged.advice).not.toBe('')
  })

  it('made of what everybody knows of the person is too easy', () => {
    const known = ['annabelle.winterbourne@example.org', 'Annabelle Winterbourne']
    expect(judgePassword('winterbourne1', known).strong).toBe(false)
    expect(judgePassword('annabelle.winterbourne', known).strong).toBe(false)
  })

  it.each(['seventeen purple giraffes', 'kX9#mQ2$vL7p', 'Fensterladen quietscht nachts'])(
    'like %s is strong',
    (password) => {
      expect(judgePassword(password, ['anna@example.org'])).toEqual({ strong: true, advice: '' })
    },
  )

  it('of a thousand letters is judged without delay', () => {
    expect(cpuTime(() => judgePassword('ab1!'.repeat(250), [])).ms).toBeLessThan(2_000)
  })
})
