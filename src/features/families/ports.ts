import { port } from '#core/port.ts'
import type { FamilyPart } from '#platform/feature.ts'

/** What each feature says of a family (`contributes.family`), in order. */
export const familyParts = port<readonly FamilyPart[]>('families.parts')
