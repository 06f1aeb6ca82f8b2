import type { PageProperty } from '@chapterhouse/shared/pages/properties'
import type { Actor } from '../../kernel/actor.ts'
import type { CarriedProperty } from '../formats/project/manifest.ts'

/**
 * Properties that came with a project. A person is only a name here, unless it is the one who imports:
 * the same id may be somebody else's in another house.
 */
export const ownProperties = (
  carried: readonly CarriedProperty[],
  actor: Actor,
  remarks: Set<string>,
): PageProperty[] =>
  carried.map(({ who, ...property }) => {
    if (property.type !== 'person' || property.value === null) return property
    if (property.value === actor.userId) return property
    remarks.add('People in properties came as their names.')
    return { id: property.id, name: property.name, type: 'text', value: who }
  })
