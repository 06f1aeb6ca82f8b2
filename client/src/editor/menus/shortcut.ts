import { t } from '../../messages/t.ts'

const onApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

const shown: Readonly<Record<string, string>> = onApple
  ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
  : { Mod: t('Ctrl'), Alt: t('Alt'), Shift: t('Shift') }

const spoken: Readonly<Record<string, string>> = { Mod: onApple ? 'Meta' : 'Control' }

/** `Mod-Alt-1` as people know it: `⌘⌥1` or `Ctrl+Alt+1`. */
export const keysShown = (shortcut: string): string =>
  shortcut
    .split('-')
    .map((key) => shown[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(onApple ? '' : '+')

/** `Mod-Alt-1` as `aria-keyshortcuts` wants it. */
export const keysSpoken = (shortcut: string): string =>
  shortcut
    .split('-')
    .map((key) => spoken[key] ?? key)
    .join('+')
