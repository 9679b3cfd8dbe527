import type { Named } from '../../core/names.ts'

/** Nobody in particular: not signed in. */
export type Visitor = { readonly kind: 'visitor' }

/** An adult signed in to their own account. */
export type Citizen = {
  readonly kind: 'citizen'
  readonly account: number
  readonly person: number
  readonly household: number
  readonly name: Named
}

/** Somebody who works for the town. Rights come from their roles (app/roles.ts). */
export type Agent = {
  readonly kind: 'agent'
  readonly account: number
  readonly name: { readonly firstName: string; readonly lastName: string }
  readonly quality: string
  readonly service: number
  readonly roles: readonly string[]
}

export type Actor = Visitor | Citizen | Agent
