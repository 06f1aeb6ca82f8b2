import { IconFrame, IconPaperclip, IconPhoto } from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import { groups, type Insertable } from './insertable.ts'
import { insertLeaf } from './leaf.ts'

/** Pictures, files, and what is shown from other sites. */
export const mediaInsertables: readonly Insertable[] = [
  {
    id: 'image',
    title: t('Image'),
    group: groups.media,
    keywords: ['picture', 'photo', 'upload', 'img', 'figure'],
    icon: IconPhoto,
    turns: false,
    here: () => false,
    run: (chain) => chain.pickImage(),
  },
  {
    id: 'file',
    title: t('File, sound or video'),
    group: groups.media,
    keywords: ['attachment', 'audio', 'music', 'video', 'film', 'pdf', 'document', 'upload'],
    icon: IconPaperclip,
    turns: false,
    here: () => false,
    run: (chain) => chain.pickFile(),
  },
  {
    id: 'embed',
    title: t('From another site'),
    group: groups.media,
    keywords: ['embed', 'youtube', 'vimeo', 'loom', 'figma', 'codepen', 'spotify', 'iframe'],
    icon: IconFrame,
    turns: false,
    here: () => false,
    run: insertLeaf('embed'),
  },
]
