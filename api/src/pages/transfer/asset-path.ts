import type { StoredPicture } from '../../assets/pictures/service.ts'

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** Where an upload lies in a zip: under its id, with the ending its kind or its name has. */
export const assetPath = ({ id, mime }: StoredPicture, name: string): string => {
  const own = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  return `assets/${id}.${endings[mime] ?? own ?? 'bin'}`
}
