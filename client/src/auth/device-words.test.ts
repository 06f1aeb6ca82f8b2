import { expect, test } from 'vitest'
import { deviceInWords } from './device-words.ts'

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Linux; Android 16) Something/1', 'Android'],
  ['curl/8.0', 'Unknown device'],
  [null, 'Unknown device'],
])('%j is %s', (agent, words) => expect(deviceInWords(agent)).toBe(words))
