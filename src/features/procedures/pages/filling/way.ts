import { letterName } from '#core/names.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { Definition } from '../../domain/definition.ts'
import { to } from '../../paths.ts'

/** Where the pages of a request being filled are: the same for the family and for an agent at the counter (PR-55). */
export type Way = {
  readonly step: (number: number, step: string) => string
  /** Back to the summary once the step is saved. */
  readonly stepFromCheck: (number: number, step: string) => string
  readonly check: (number: number) => string
  readonly addChild: (number: number) => string
  readonly discard: (number: number) => string
  /** Once it is sent, and whenever it is a draft no more. */
  readonly request: (number: number) => string
  /** Where one goes who stops here. */
  readonly later: () => string
  /** For whom it is filled, when it is not for oneself. */
  readonly forWhom: string | null
}

export const ownWay: Way = { ...to, later: to.requests, forWhom: null }

export const counterWay = (author: Citizen): Way => ({
  step: to.entryStep,
  stepFromCheck: (number, step) => `${to.entryStep(number, step)}?retour=recapitulatif`,
  check: to.entry,
  addChild: to.entryChild,
  discard: to.discardEntry,
  request: (number) => to.file(number),
  later: () => to.queue(),
  forWhom: `saisie au guichet pour ${letterName(author.name)}`,
})

/** A request being filled: as whom, at which addresses, and what whoever fills it may not ask, by name and with why. */
export type Filling = {
  readonly ctx: Ctx<Citizen> & { readonly counter?: number }
  readonly way: Way
  readonly left: (definition: Definition) => ReadonlyMap<string, string>
}

const nothing: ReadonlyMap<string, string> = new Map()
export const ownFilling = (ctx: Ctx<Citizen>): Filling => ({ ctx, way: ownWay, left: () => nothing })
