/** A page without a title is still called something. */
export const titleOf = (page: { readonly title: string }): string => page.title.trim() || 'Untitled'
