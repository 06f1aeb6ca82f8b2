import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

const least = {
  DATABASE_URL: 'postgresql://owner:pw@127.0.0.1:5432/db',
  APP_SECRET: 'x'.repeat(32),
}

describe('settings', () => {
  it('need only a database and a secret', () => {
    const options = readEnvironment(least)
    expect(options).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      logLevel: 'info',
      origin: { publicUrl: null, host: '127.0.0.1' },
    })
    expect(new URL(options.databaseUrl).username).toBe('chapterhouse_collab')
  })

  it('count as unset when they are empty', () => {
    const options = readEnvironment({ ...least, COLLAB_PORT: '', PUBLIC_URL: '', LOG_LEVEL: '' })
    expect([options.port, options.origin.publicUrl, options.logLevel]).toEqual([0, null, 'info'])
  })

  it('listen on loopback whatever address people use', () => {
    const options = readEnvironment({ ...least, HOST: '0.0.0.0', PUBLIC_URL: 'https://w.example' })
    expect(options.host).toBe('127.0.0.1')
    expect(options.origin).toEqual({ publicUrl: 'https://w.example', host: '0.0.0.0' })
  })

  it.each([
    ['DATABASE_URL', { DATABASE_URL: undefined }],
    ['APP_SECRET', { APP_SECRET: 'short' }],
    ['COLLAB_PORT', { COLLAB_PORT: 'many' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('name %s when it is wrong, and never its value', (name, wrong) => {
    expect(() => readEnvironment({ ...least, ...wrong })).toThrow(name)
    expect(() => readEnvironment({ ...least, ...wrong })).not.toThrow(/short|many|loud/)
  })
})
