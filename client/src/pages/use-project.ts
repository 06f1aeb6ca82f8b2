import type { Project } from '@chapterhouse/shared/projects/contract'
import { useOutletContext } from 'react-router'

/** The project around this screen. */
export const useProject = (): Project => useOutletContext<Project>()
