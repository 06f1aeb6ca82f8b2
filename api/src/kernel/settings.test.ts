import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const least = { DATABASE_URL: 'postgres://localhost/x', APP_SECRET: 's'.repeat(32) }

describe('settings', () => {
  it('have a value for everything but the database and the secret', () => {
    expect(readSettings(least)).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      publicOrigin: null,
      trustProxy: 0,
      smtpUrl: null,
      mailFrom: null,
      signUp: null,
      setupCode: null,
      logLevel: 'info',
    })
  })

  it('take an empty variable for an unset one', () => {
    expect(readSettings({ ...least, PORT: '', SETUP_CODE: '' })).toMatchObject({
      port: 4000,
      setupCode: null,
    })
  })

  it('keep only the origin of PUBLIC_URL', () => {
    const { publicOrigin } = readSettings({
      ...least,
      PUBLIC_URL: 'https://write.example/path?x=1',
    })
    expect(publicOrigin).toBe('https://write.example')
  })

  it.each([
    ['2', 2],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('read TRUST_PROXY %s', (text, value) => {
    expect(readSettings({ ...least, TRUST_PROXY: text }).trustProxy).toEqual(value)
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://write.example'],
    ['PUBLIC_URL', 'write.example'],
    ['APP_SECRET', 'short'],
    ['SIGN_UP', 'sometimes'],
    ['LOG_LEVEL', 'loud'],
    ['COLLAB_URL', 'https://elsewhere'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['SMTP_URL', 'mail.example.org:25'],
    ['MAIL_FROM', 'Us'],
    ['MAIL_FROM', 'Us <us@x.org>\r\nBcc: all@x.org'],
  ])('refuse %s=%s in a sentence that names it and not its value', (name, value) => {
    const read = () => readSettings({ ...least, [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(new RegExp(`^${name}: `))
    expect(read).not.toThrow(value)
  })

  it.each(['DATABASE_URL', 'APP_SECRET'])('refuse to do without %s', (name) => {
    expect(() => readSettings({ ...least, [name]: undefined })).toThrow(`${name}: is not set`)
  })
})
