const fonts = /\.woff2$/
// Other scripts are fetched, and then kept, when a text needs them.
const commonFonts = /-latin(-ext)?-[^/]*\.woff2$/
const left = /\.(map|html)$/
const fixed = ['/', '/theme.js', '/first-look.js', '/favicon.svg', '/manifest.webmanifest']

/** What the browser keeps so that every screen opens offline: code, styles, the common fonts. */
export const precacheList = (files: readonly string[]): string[] => {
  const wanted = files.filter(
    (file) => !left.test(file) && (!fonts.test(file) || commonFonts.test(file)),
  )
  return [...fixed, ...wanted.map((file) => `/${file}`).sort()]
}
