import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How to start the Chromium of this machine; Playwright's own when none is found. */
export const chromium = () => {
  const own = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place))
  return { args: quiet, ...(own ? { executablePath: own } : {}) }
}
