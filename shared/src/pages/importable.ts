/** Bytes of a file that is brought in: a text with its pictures, or a whole project. */
export const importLimit = 100 * 1024 * 1024

/** Media types that a file may come under without a form, and the ending its name would have. */
export const importTypes = {
  'text/markdown': 'md',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const
