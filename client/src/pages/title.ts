import { t } from '../messages/t.ts'
/** A page without a title is still called something. */
export const titleOf = (page: { readonly title: string }): string =>
  page.title.trim() || t('Untitled')
