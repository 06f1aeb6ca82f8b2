import { catalog } from './catalog.ts'
import { spoken } from './language.ts'
import { translator } from './translator.ts'

/**
 * `t`: a text in the language of this window; `{name}` stands for a value. `tn`: the same where a number decides the
 * form, `{n}` is the number. `told`: a sentence of the server. The English text is the key: see client/decisions/messages.md.
 */
export const { t, tn, told } = translator(spoken, catalog)
