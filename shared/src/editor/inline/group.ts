/** What may stand in a line. */
export const inlineGroup = 'inline'
/** What may stand in a line and in a footnote too; a note holds no other note. */
export const plainInlineGroup = 'inline plainInline'
