import type { TownIdentity } from './ctx.ts'

/** TS-6 · whether the town of this request offers that feature. */
export const isOffered = ({ town }: { readonly town: Pick<TownIdentity, 'switchedOff'> }, feature: string): boolean =>
  !town.switchedOff.includes(feature)
