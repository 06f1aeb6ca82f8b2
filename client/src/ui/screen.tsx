import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './screen.module.css'

interface ColumnProps {
  readonly title: ReactNode
  readonly about?: ReactNode
  readonly acts?: ReactNode
  readonly children: ReactNode
  readonly wide?: boolean
}

/** A screen of text and lists: one column, its heading, what can be done here. */
export const Column = ({ title, about, acts, children, wide }: ColumnProps) => (
  <div className={classes(styles.column, wide && styles.wide)}>
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {about ? <div className={styles.about}>{about}</div> : null}
      {acts ? <div className={styles.acts}>{acts}</div> : null}
    </header>
    {children}
  </div>
)

interface SectionsProps {
  readonly label: string
  readonly titles: readonly string[]
}

interface SectionProps {
  readonly title: string
  readonly about?: ReactNode
  readonly act?: ReactNode
  readonly children: ReactNode
}

/** What an address names a section by: `your-data`. */
const nameOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-')

/** The way to each section of a long screen. */
export const Sections = ({ label, titles }: SectionsProps) => (
  <nav className={styles.sections} aria-label={label}>
    {titles.map((title) => (
      <a key={title} href={`#${nameOf(title)}`}>
        {title}
      </a>
    ))}
  </nav>
)

/** A titled part of a screen. */
export const Section = ({ title, about, act, children }: SectionProps) => (
  <section id={nameOf(title)} className={styles.section} aria-label={title}>
    <div className={styles.sectionHead}>
      <h2>{title}</h2>
      {act}
    </div>
    {about ? <p className={styles.sectionAbout}>{about}</p> : null}
    {children}
  </section>
)

interface DoorProps {
  readonly title: string
  readonly about?: ReactNode
  readonly children: ReactNode
  readonly foot?: ReactNode
}

/** A screen before the door: sign in, sign up, an invitation. */
export const Door = ({ title, about, children, foot }: DoorProps) => (
  <div className={styles.door}>
    <h1 className={styles.doorTitle}>{title}</h1>
    {about ? <p className={styles.doorAbout}>{about}</p> : null}
    {children}
    {foot ? <p className={styles.foot}>{foot}</p> : null}
  </div>
)
