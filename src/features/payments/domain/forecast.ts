import { type Day, showDay } from '#core/days.ts'
import { type Cents, showEuros } from '#core/money.ts'

export type Forecast = {
  /** The first day on which the account is below zero; null when what is booked is covered. */
  readonly below: Day | null
  /** What covers everything booked, today's debt included; zero when nothing is missing. */
  readonly topUpCents: Cents
}

/** PA-13 · `dueBalance`: by value date, today included; `coming`: what later days take, in order. */
export const forecast = (dueBalance: Cents, coming: readonly { day: Day; cents: Cents }[]): Forecast => {
  let balance = dueBalance
  let least = dueBalance
  let below: Day | null = null
  for (const { day, cents } of coming) {
    balance += cents
    if (balance < 0 && dueBalance >= 0) below ??= day
    least = Math.min(least, balance)
  }
  return { below, topUpCents: Math.max(0, 0 - least) }
}

/** «Votre compte passera sous zéro le vendredi 17 novembre 2017.»; null when it will not, or is already. */
export const forecastSentence = ({ below }: Forecast): string | null =>
  below ? `Votre compte passera sous zéro le ${showDay(below)}.` : null

/** «Rechargement conseillé : 7,20 €, pour couvrir tout ce que vous avez réservé.» `least`: the town's smallest top-up. */
export const topUpSentence = ({ topUpCents }: Forecast, least: Cents): string | null =>
  topUpCents === 0
    ? null
    : `Rechargement conseillé\u00a0: ${showEuros(Math.max(topUpCents, least))}, pour couvrir tout ce que vous avez réservé.`
