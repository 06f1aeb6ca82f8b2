import { z } from 'zod'

/** Why somebody reports what they read. */
export const reportReason = z.enum([
  'SPAM',
  'ABUSE',
  'SEXUAL',
  'VIOLENCE',
  'PLAGIARISM',
  'PRIVACY',
  'OTHER',
])
export type ReportReason = z.infer<typeof reportReason>

/** Characters of what somebody adds to it. */
export const mostReportWords = 1000

/** A report as its form sends it: browsers end the lines of a form in their own way. */
export const report = z.object({
  reason: reportReason,
  words: z
    .string()
    .default('')
    .transform((words) => words.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
    .pipe(z.string().max(mostReportWords)),
})
export type Report = z.infer<typeof report>
