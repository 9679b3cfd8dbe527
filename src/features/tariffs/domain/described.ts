import { showDate } from '#core/days.ts'
import type { Described } from '#core/described.ts'
import { showAmount, showEuros } from '#core/money.ts'
import { modifierName, showEffect } from './price.ts'
import type { Grid, Tariff } from './tariff.ts'
import { writeShare } from './written.ts'

const priceLines = (grid: Grid): Described => {
  if (grid.method === 'flat') return { Prix: showEuros(grid.amountCents) }
  const unknown = { 'Quotient non connu': showEuros(grid.amountCents) }
  if (grid.method === 'quotient') return unknown
  return {
    'Taux d’effort': `${writeShare(grid.effortRate ?? 0)}\u00a0% du quotient familial`,
    ...(grid.floorCents === null ? {} : { 'Prix plancher': showEuros(grid.floorCents) }),
    ...(grid.ceilingCents === null ? {} : { 'Prix plafond': showEuros(grid.ceilingCents) }),
    ...unknown,
  }
}

/** A tariff as a family may read it, its brackets aside. */
export const describeGrid = (grid: Grid): Described => ({
  ...priceLines(grid),
  ...Object.fromEntries(grid.modifiers.map((m) => [modifierName(m), showEffect(m)])),
  Délibération: grid.deliberation,
})

/** What the history of settings tells of a published tariff. */
export const describeTariff = (tariff: Grid & Pick<Tariff, 'validFrom'>): Described => ({
  Nom: tariff.label ?? 'Tarif unique',
  'À partir du': showDate(tariff.validFrom),
  'Tranches de quotient familial': tariff.brackets
    .map((b) => `à partir de ${showAmount(b.fromQuotientCents)}\u00a0: ${showEuros(b.cents)}`)
    .join('\n'),
  ...describeGrid(tariff),
})
