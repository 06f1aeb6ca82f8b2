import * as contract from '@chapterhouse/shared/pages/contract'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import type { TransferParts } from '../transfer/parts.ts'
import { listContributions } from './contributions.ts'
import { readVersion } from './read-version.ts'
import { listVersions, nameVersion } from './service.ts'

export const answerHistory = (desk: Desk, parts: TransferParts): void => {
  answer(desk, contract.listContributions, ({ actor, tx, params, query }) =>
    listContributions(tx, actor, { ...params, ...query }),
  )
  answer(desk, contract.listVersions, ({ actor, tx, params, query }) =>
    listVersions(tx, actor, { ...params, ...query }),
  )
  answerPerson(desk, contract.nameVersion, ({ actor, params, body }) =>
    nameVersion(parts, actor, { ...params, ...body }),
  )
  answerPerson(desk, contract.readVersion, ({ actor, params }) =>
    readVersion(parts, actor, params.versionId),
  )
}
