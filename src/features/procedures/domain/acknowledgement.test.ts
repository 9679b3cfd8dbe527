import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { day, parisInstant } from '#core/days.ts'
import { projectRoot } from '#platform/root.ts'
import contact from '../../../../db/content/procedures/contacter-la-mairie.json' with { type: 'json' }
import information from '../../../../db/content/procedures/demande-d-informations.json' with { type: 'json' }
import ficheEnfant from '../../../../db/content/procedures/fiche-enfant.json' with { type: 'json' }
import { acknowledgement } from '../mails/acknowledgement.ts'
import { acknowledgeBy, answerDue, resumed, silenceDay, silenceSentences, suspended } from './acknowledgement.ts'
import { type Definition, parseDefinition } from './definition.ts'

const fiche = parseDefinition(ficheEnfant)
const at = (d: string, time: string) => parisInstant(day(d), time)

describe('acknowledgement', () => {
  it.each([
    ['2017-10-05', '14:02', '2017-12-05'],
    ['2017-12-31', '23:59', '2018-02-28'],
    ['2023-12-31', '10:00', '2024-02-29'],
    ['2017-06-30', '00:00', '2017-08-30'],
  ])('PR-8 · silence on a request of %s %s is a decision on %s', (d, time, expected) => {
    expect(silenceDay(fiche, at(d, time))!.toString()).toBe(expected)
  })
  it('PR-8 · the day of reception is the day in Paris, on both sides of midnight', () => {
    expect(silenceDay(fiche, Temporal.Instant.from('2017-10-05T21:59:00Z'))!.toString()).toBe('2017-12-05')
    expect(silenceDay(fiche, Temporal.Instant.from('2017-10-05T22:00:00Z'))!.toString()).toBe('2017-12-06')
  })
  it('PR-8 · says nothing of silence when no decision is asked', () => {
    expect(silenceSentences(parseDefinition(contact), at('2017-10-05', '14:02'))).toEqual([])
  })
  const service = {
    name: 'Service scolaire',
    address: '1 rue de la Mairie, 62360 Isques',
    phone: '03 53 01 00 02',
    email: 'scolarite@isques.example',
  }
  const letterFor = (definition: Definition, submittedAt: Temporal.Instant) => {
    const name = { firstName: 'Pascal', birthName: 'Dupin' }
    const letter = acknowledgement({ email: 'dupin@example.org', name, number: 141, definition, submittedAt, service })
    return { ...letter, text: JSON.stringify(letter.parts).replace(/[\u00a0\u202f]/g, ' ') }
  }
  const accepting: Definition = { ...fiche, silence: { regime: 'acceptation', months: 2, appeal: 'x' } }
  const REJECTED = [
    'À défaut de réponse expresse au 5 décembre 2017, et sous réserve que votre demande soit complète, elle sera réputée rejetée.',
    'dans un délai de deux mois',
    'recours gracieux auprès du maire',
    'tribunal administratif de Lille',
  ]
  const ACCEPTED = [
    'À défaut de réponse expresse au 5 décembre 2017, et sous réserve que votre demande soit complète, elle sera réputée acceptée.',
    'demander une attestation (article L. 232-3 du code des relations entre le public et l’administration)',
  ]
  // A new procedure that is shipped comes here: what its receipt must say depends on what silence means.
  it.each([
    ['fiche enfant', fiche, REJECTED],
    ['a procedure on which silence accepts', accepting, ACCEPTED],
    ['contacter la mairie', parseDefinition(contact), []],
    ['demande d’informations', parseDefinition(information), []],
  ])(
    'PR-8 · the receipt of %s carries the mentions of R112-11-1, and no personal data in its subject',
    (_, definition, silence) => {
      const { text, subject } = letterFor(definition, at('2017-10-05', '14:02'))
      for (const mention of [
        '"Numéro de la demande","141"',
        `"Démarche","${definition.title}"`,
        '"Date de réception","le 5 octobre 2017 à 14 h 02"',
        '"Service chargé du dossier","Service scolaire"',
        '"Adresse postale","1 rue de la Mairie, 62360 Isques"',
        '"Adresse électronique","scolarite@isques.example"',
        '"Téléphone","03 53 01 00 02"',
        ...silence,
      ])
        expect(text).toContain(mention)
      for (const mention of [...REJECTED, ...ACCEPTED].filter((mention) => !silence.includes(mention)))
        expect(text).not.toContain(mention)
      expect(subject).not.toMatch(/Dupin|Pascal|Fiche|Contact/)
    },
  )
  it('PR-8 · every procedure that is shipped is among those', () => {
    const shipped = readdirSync(join(projectRoot, 'db/content/procedures'))
    expect(shipped.toSorted()).toEqual(['contacter-la-mairie.json', 'demande-d-informations.json', 'fiche-enfant.json'])
  })
  it.each([
    // Clocks go forward at 2 on that Sunday, and back at 3 on this one: the moment is the one of the clock on the wall.
    ['2018-03-25T00:59:59Z', 'le 25 mars 2018 à 1 h 59', '25 mai 2018'],
    ['2018-03-25T01:00:00Z', 'le 25 mars 2018 à 3 h', '25 mai 2018'],
    ['2017-10-29T00:30:00Z', 'le 29 octobre 2017 à 2 h 30', '29 décembre 2017'],
    ['2017-10-29T01:30:00Z', 'le 29 octobre 2017 à 2 h 30', '29 décembre 2017'],
    // The last minute of a summer day and of a winter one.
    ['2018-06-30T21:59:59Z', 'le 30 juin 2018 à 23 h 59', '30 août 2018'],
    ['2017-12-31T22:59:59Z', 'le 31 décembre 2017 à 23 h 59', '28 février 2018'],
    // Silence is counted in months, whatever day that is: 1 May, a Sunday, Christmas.
    ['2018-03-01T11:00:00Z', 'le 1er mars 2018 à 12 h', '1er mai 2018'],
    ['2018-06-19T10:00:00Z', 'le 19 juin 2018 à 12 h', '19 août 2018'],
    ['2017-10-25T10:00:00Z', 'le 25 octobre 2017 à 12 h', '25 décembre 2017'],
  ])('PR-8 · sent at %s, the receipt says %s and %s', (instant, received, silence) => {
    const { text } = letterFor(fiche, Temporal.Instant.from(instant))
    expect(text).toContain(`"Date de réception","${received}"`)
    expect(text).toContain(`À défaut de réponse expresse au ${silence},`)
  })
})

describe('dates that a request runs against', () => {
  it.each([
    // A Monday: ten working days are two weeks.
    ['2017-10-02', '10:00', '2017-10-16'],
    // Sent on a Saturday: Monday is the first of the ten.
    ['2017-10-07', '23:59', '2017-10-20'],
    // All Saints on a Wednesday, the 11th on a Saturday.
    ['2017-10-27', '10:00', '2017-11-13'],
    // Across the change of clocks and Easter Monday, then 1 and 8 May.
    ['2018-03-23', '10:00', '2018-04-09'],
    ['2018-04-24', '10:00', '2018-05-11'],
    // Christmas and New Year's day are Mondays.
    ['2017-12-20', '10:00', '2018-01-05'],
  ])('PR-41 · received on %s at %s, acknowledged by %s', (d, time, expected) => {
    expect(acknowledgeBy(at(d, time)).toString()).toBe(expected)
  })
  it('PR-41 · counted from the day in Paris, on both sides of midnight', () => {
    expect(acknowledgeBy(Temporal.Instant.from('2017-10-01T21:59:00Z')).toString()).toBe('2017-10-13')
    expect(acknowledgeBy(Temporal.Instant.from('2017-10-01T22:00:00Z')).toString()).toBe('2017-10-16')
  })
  it('PR-40 · answered two weeks before silence decides, in ten working days when it decides nothing', () => {
    expect(answerDue(fiche, at('2017-10-05', '14:02')).toString()).toBe('2017-11-21')
    expect(answerDue(parseDefinition(contact), at('2017-10-02', '14:02')).toString()).toBe('2017-10-16')
  })
  it('PR-42 · a complement stops the delay until the day given, or the answer when it comes before', () => {
    const now = { silenceOn: day('2017-12-05'), dueOn: day('2017-11-21') }
    const asked = suspended(fiche, now, day('2017-10-10'), day('2017-10-25'))
    expect([asked.silenceOn, asked.dueOn].map(String)).toEqual(['2017-12-20', '2017-12-06'])
    const early = resumed(fiche, asked, day('2017-10-25'), day('2017-10-13'))
    expect([early.silenceOn, early.dueOn].map(String)).toEqual(['2017-12-08', '2017-11-24'])
    expect(resumed(fiche, asked, day('2017-10-25'), day('2017-10-25'))).toEqual(asked)
    expect(resumed(fiche, asked, day('2017-10-25'), day('2017-11-03'))).toEqual(asked)
  })
  it('PR-42 · where silence accepts, the delay starts again once everything is there', () => {
    const accepting = { silence: { regime: 'acceptation' as const, months: 2, appeal: 'x' } }
    const now = { silenceOn: day('2017-12-05'), dueOn: day('2017-11-21') }
    const asked = suspended(accepting, now, day('2017-10-10'), day('2017-10-25'))
    expect(asked.silenceOn).toBeNull()
    const after = resumed(accepting, asked, day('2017-10-25'), day('2017-10-20'))
    expect([after.silenceOn, after.dueOn].map(String)).toEqual(['2017-12-20', '2017-12-06'])
  })
})
