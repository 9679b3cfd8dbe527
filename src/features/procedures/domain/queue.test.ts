import { describe, expect, it } from 'vitest'
import { day } from '#core/days.ts'
import { isLate, readQueue, writeQueue } from './queue.ts'

const known = { procedures: ['fiche-enfant'], services: [3] }
const read = (address: string) => readQueue(Object.fromEntries(new URLSearchParams(address)), known)

describe('the address of the queue', () => {
  it.each([
    'vue=traitees&statut=refusee&demarche=fiche-enfant&service=3&suivi=personne&retard=1&accuse=1&q=O%E2%80%99Neill&tri=echeance&ordre=desc',
    'vue=a-prendre',
    'vue=toutes&tri=numero',
  ])('PR-45 · says all that is asked, and reads back: %s', (address) => {
    expect(writeQueue(read(address))).toBe(address)
  })
  it.each([
    ['a view that does not exist', 'vue=nulle'],
    ['a status of another view', 'statut=acceptee'],
    ['a procedure and a service that the town has not', 'demarche=nulle&service=9'],
    ['a follower, an order and marks that mean nothing', 'suivi=tous&tri=nom&ordre=haut&retard=oui&accuse=2'],
    ['a place written for another order', 'apres=2017-10-05~12'],
    ['a place that is no moment', 'apres=2017-99-99T00:00:00Z~12'],
    ['a place without a number', 'avant=2017-10-05T12:00:00Z'],
  ])('PR-45 · %s counts as not asked', (_, address) => {
    const query = read(address)
    expect(query.cursor).toBeNull()
    expect(writeQueue(query)).toBe('vue=a-prendre')
  })
  it('PR-45 · a place is read in its own order only', () => {
    expect(read('apres=2017-10-05T12:00:00Z~12').cursor).toMatchObject({ number: 12, way: 'apres' })
    expect(read('tri=echeance&avant=2017-10-05~12').cursor).toMatchObject({ number: 12, way: 'avant' })
    expect(read('tri=numero&apres=12~12').cursor).toMatchObject({ number: 12 })
    expect(read('tri=numero&apres=13~12').cursor).toBeNull()
  })
  it('PR-40 · late is the day after, and only while the next move is the town’s', () => {
    const due = day('2017-11-21')
    expect(isLate('enregistree', due, day('2017-11-21'))).toBe(false)
    expect(isLate('enregistree', due, day('2017-11-22'))).toBe(true)
    expect(isLate('en_traitement', due, day('2017-11-22'))).toBe(true)
    for (const status of ['a_completer', 'acceptee', 'annulee'] as const)
      expect(isLate(status, due, day('2018-11-22'))).toBe(false)
  })
})
