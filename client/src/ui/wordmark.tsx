import styles from './wordmark.module.css'

/** The mark: the plan of a chapter house, eight-sided, with a caret for its pillar. */
export const Mark = ({ size = 22 }: { readonly size?: number }) => (
  <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <path d="M10.8 3.5h10.4l7.3 7.3v10.4l-7.3 7.3H10.8l-7.3-7.3V10.8z" />
    <path d="M16 10v12" />
  </svg>
)

/** Mark and name, as they stand in the corner of a screen. */
export const Wordmark = () => (
  <span className={styles.wordmark}>
    <Mark />
    <span>Chapterhouse</span>
  </span>
)
