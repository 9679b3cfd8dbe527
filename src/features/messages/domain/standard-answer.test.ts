import { expect, it } from 'vitest'
import { daysWaiting, isLate } from './inbox.ts'
import { fillVariables, leftVariables, unknownVariables } from './standard-answer.ts'

it('ME-12 · a standard answer takes the values known and keeps the other variables in sight', () => {
  const text = 'Bonjour {nom}, demande {numéro}, {service}.'
  expect(fillVariables(text, { nom: 'MOUNIER Éric', service: 'Accueil' })).toBe(
    'Bonjour MOUNIER Éric, demande {numéro}, Accueil.',
  )
  expect(leftVariables(fillVariables(text, { nom: 'A', service: 'B' }))).toEqual(['{numéro}'])
  expect(leftVariables('Rien à remplacer { ici } {}')).toEqual([])
})

it('ME-12 · a value is never read as a variable again', () => {
  expect(fillVariables('{objet} {agent}', { objet: '{agent}', agent: 'Élodie' })).toBe('{agent} Élodie')
  expect(fillVariables('{nom}', { nom: '$& $1' })).toBe('$& $1')
})

it('ME-12 · what is no variable is named', () => {
  expect(unknownVariables('{prenom} {nom} {constructor} {prenom}')).toEqual(['{prenom}', '{constructor}'])
})

it('ME-10 · late after two whole days in Paris', () => {
  const at = (paris: string) => Temporal.PlainDateTime.from(paris).toZonedDateTime('Europe/Paris').toInstant()
  const since = at('2017-10-28T23:59')
  expect(daysWaiting(since, at('2017-10-29T00:01'))).toBe(1)
  expect(isLate(since, at('2017-10-30T23:59'))).toBe(false)
  expect(isLate(since, at('2017-10-31T00:00'))).toBe(true)
})
