import { uploadImage } from '@chapterhouse/shared/assets/contract'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import { ask } from '../../kernel/ask.ts'
import { objection } from '../../kernel/picture-file.ts'
import { t } from '../../messages/t.ts'
import { whileToasting } from '../../ui/toast.ts'
import { useAct } from '../../ui/use-act.ts'
import { useChangePage } from '../api.ts'

// The picture goes to the page's own uploads, and so is seen by who sees the page.
const send = (pageId: PageId, file: File) => {
  const form = new FormData()
  form.append('file', file)
  return ask(uploadImage, { params: { pageId }, form })
}

/** Where a new picture is looked at first. */
const middle = 50

/** Uploads a picture and puts it above the title. */
export const useCover = (pageId: PageId) => {
  const change = useChangePage()
  return useAct(async (file: File) => {
    const why = objection(file)
    if (why) throw new Refusal('unsupported_type', { detail: why })
    const { id: assetId } = await whileToasting(t('Uploading the cover'), () => send(pageId, file))
    await change.mutateAsync({ pageId, cover: { assetId, position: middle } })
  })
}
