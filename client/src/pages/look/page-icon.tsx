import styles from './look.module.css'

interface PageIconProps {
  readonly icon: string | null
  /** Keeps the place free where there is none, so that titles stay in line. */
  readonly keep?: boolean
}

/** The emoji before a title. The title says what the page is; this is for the eye alone. */
export const PageIcon = ({ icon, keep }: PageIconProps) =>
  icon === null && !keep ? null : (
    <span className={styles.icon} aria-hidden="true">
      {icon}
    </span>
  )
