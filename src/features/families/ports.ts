import { port } from '#core/port.ts'
import type { FamilyEvents, FamilyGesture, FamilyPart } from '#platform/feature.ts'

/** What each feature says of a family (`contributes.family`), in order. */
export const familyParts = port<readonly FamilyPart[]>('families.parts')
/** What each feature knows happened with a family (`contributes.familyEvents`). */
export const familyEvents = port<readonly FamilyEvents[]>('families.events')
/** What may be done for a family (`contributes.familyGestures`), in order. */
export const familyGestures = port<readonly FamilyGesture[]>('families.gestures')
