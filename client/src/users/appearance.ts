import type { Me } from '@chapterhouse/shared/users/contract'

const key = 'chapterhouse.theme'

/** Shows light, dark, or what the system says; public/theme.js repeats it before the next paint. */
export const applyTheme = (theme: Me['theme']) => {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // Without storage the choice comes with the person's settings, a moment later.
  }
}
