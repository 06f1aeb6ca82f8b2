import styles from './skeleton.module.css'

interface SkeletonProps {
  readonly lines?: number
  /** What is awaited, for readers. */
  readonly label: string
  readonly kind?: 'list' | 'text'
}

const widths = ['92%', '78%', '85%', '64%', '88%', '71%']

/** The shape of what is coming. Shows only after a moment, so that a quick answer does not flash. */
export const Skeleton = ({ lines = 4, label, kind = 'list' }: SkeletonProps) => (
  <div className={kind === 'text' ? styles.text : styles.list} role="status" aria-label={label}>
    {widths.slice(0, lines).map((width) => (
      <span key={width} className={styles.line} style={{ width }} />
    ))}
  </div>
)
