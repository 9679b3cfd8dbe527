import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import {
  ALL_RIGHTS,
  addChild,
  addChildForm,
  addGuardian,
  blankChildForm,
  childOfForm,
  declareChild,
  getChild,
  getPerson,
  guardiansToWrite,
  listChildren,
  type NewChild,
} from '#features/family/index.ts'
import { settleBirthplace } from '#features/geography/index.ts'
import { posted } from '#forms/form.ts'
import { inTransaction } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { peopleTown } from '#support/people.ts'

const town = await peopleTown()
const ctx = await town.ctx()
const hubert = await town.citizen('hubert', { firstName: 'Hubert', birthName: 'Mounier' })
const stranger = await town.citizen('autre')

const eric: NewChild = {
  sex: 'M',
  firstName: 'Éric',
  birthName: 'Mounier',
  birthDate: day('2014-03-12'),
  birthCountry: 'France',
  birthPlace: 'LYON 02',
  birthDepartment: '69',
  birthCommune: '69382',
}
const add = (child: NewChild, guardian = hubert.person) => inTransaction(ctx, (tx) => addChild(tx, child, guardian))
const declare = (child: NewChild, guardian = hubert.person) => inTransaction(ctx, (tx) => declareChild(tx, child, guardian))

describe('FA-1 · a child is read through a guardianship', () => {
  test('another family’s child is absent, like one that does not exist', async () => {
    const child = await add({ ...eric, firstName: 'Alice' })
    expect(await getChild(town.db, { id: child.id, guardian: hubert.person })).toEqual(child)
    await expect(getChild(town.db, { id: child.id, guardian: stranger.person })).rejects.toBeInstanceOf(Absent)
    await expect(getChild(town.db, { id: 999_999, guardian: hubert.person })).rejects.toBeInstanceOf(Absent)
    await expect(getChild(town.db, { id: hubert.person, guardian: hubert.person })).rejects.toBeInstanceOf(Absent)
    expect((await listChildren(town.db, stranger.person)).map((c) => c.id)).not.toContain(child.id)
  })

  test.each([
    ['see', { maySee: true, mayBook: false, mayPay: false, isWrittenTo: false }, { see: true, book: false, pay: false }],
    ['book', { maySee: true, mayBook: true, mayPay: false, isWrittenTo: false }, { see: true, book: true, pay: false }],
    ['pay', { maySee: true, mayBook: false, mayPay: true, isWrittenTo: false }, { see: true, book: false, pay: true }],
    [
      'nothing without seeing',
      { maySee: false, mayBook: true, mayPay: true, isWrittenTo: true },
      { see: false, book: false, pay: false },
    ],
  ] as const)('each right is its own: %s', async (_name, rights, expected) => {
    const child = await add({ ...eric, firstName: `Enfant ${_name}` })
    await inTransaction(ctx, (tx) => addGuardian(tx, { child: child.id, adult: stranger.person, rights }))
    for (const right of ['see', 'book', 'pay'] as const) {
      const found = await getChild(town.db, { id: child.id, guardian: stranger.person, right }).then(
        () => true,
        () => false,
      )
      expect(found, right).toBe(expected[right])
      expect(
        (await listChildren(town.db, stranger.person, right)).some((c) => c.id === child.id),
        right,
      ).toBe(expected[right])
    }
  })
})

describe('FA-3 · a child is not declared twice', () => {
  test('the same first name and day, whatever the accents and the family name', async () => {
    const first = await declare(eric)
    expect(first.ok).toBe(true)
    expect(await declare({ ...eric, firstName: 'eric', birthName: 'Mounier-Lefèvre' })).toMatchObject({
      ok: false,
      refusal: 'child.already-known',
    })
    expect((await declare({ ...eric, firstName: 'Jean' })).ok).toBe(true)
    expect((await declare({ ...eric, birthDate: day('2015-03-12') })).ok).toBe(true)
  })

  test('another family is not told that it exists', async () => {
    expect((await declare(eric, stranger.person)).ok).toBe(true)
  })

  test('twice at the same time is once', async () => {
    const twice = await Promise.all([declare({ ...eric, firstName: 'Rapide' }), declare({ ...eric, firstName: 'Rapide' })])
    expect(twice.filter((done) => done.ok)).toHaveLength(1)
  })
})

test('FA-4 · whoever is written to, in both households, with an open account', async () => {
  const child = await add({ ...eric, firstName: 'Daniel' })
  const other = await town.citizen('second.parent', { firstName: 'Claire', birthName: 'Petit' })
  const closed = await town.citizen('parti')
  await town.db.updateTable('account').set({ closed_at: ctx.now }).where('id', '=', closed.account).execute()
  await inTransaction(ctx, async (tx) => {
    await addGuardian(tx, { child: child.id, adult: other.person, rights: ALL_RIGHTS })
    await addGuardian(tx, { child: child.id, adult: closed.person, rights: ALL_RIGHTS })
    await addGuardian(tx, { child: child.id, adult: stranger.person, rights: { ...ALL_RIGHTS, isWrittenTo: false } })
  })
  expect(await guardiansToWrite(town.db, child.id)).toEqual([
    { person: hubert.person, name: { firstName: 'Hubert', birthName: 'Mounier', usualName: null }, email: 'hubert@example.org' },
    {
      person: other.person,
      name: { firstName: 'Claire', birthName: 'Petit', usualName: null },
      email: 'second.parent@example.org',
    },
  ])
})

describe('FA-2 · «Ajouter un enfant», manual §3.6', () => {
  const typed = (over: Record<string, string> = {}) => {
    const values: Record<string, string> = {
      sexe: 'F',
      nom: 'Dupin',
      prenom: 'Alice',
      prenom2: '',
      prenom3: '',
      'naissance.jour': '12',
      'naissance.mois': '3',
      'naissance.annee': '2014',
      pays: 'France',
      commune: 'LYON 02',
      departement: '69',
      ...over,
    }
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]))
  }
  const today = day('2026-11-23')

  test('asks what the manual asks, France chosen', () => {
    const form = blankChildForm(today)
    expect(Object.values(form.fields).map((f) => f.label)).toEqual([
      'Sexe',
      'Nom de naissance',
      'Prénom',
      '2ème prénom',
      '3ème prénom',
      'Date de naissance',
      'Pays de naissance',
      'Commune de naissance',
      'Numéro du département de naissance',
    ])
    expect(posted(form.typed, 'pays')).toBe('France')
  })

  test.each(["O'Neill <b>", 'Ñandú-Œuvré', 'Dupin 👨‍👩‍👧', 'é'.repeat(200)])('keeps the name %s', async (nom) => {
    const form = await settleBirthplace(town.db, addChildForm(today).read(typed({ nom, prenom: nom })))
    if (!form.ok) throw new Error(form.faults[0]!.message)
    const child = await add(childOfForm(form.values))
    expect([child.birthName, child.firstName]).toEqual([nom, nom])
    expect(await getPerson(town.db, child.id)).toMatchObject({
      kind: 'child',
      household: null,
      birthName: nom,
      birthDepartment: '69',
      sex: 'F',
    })
  })

  test.each([
    [{ nom: 'é'.repeat(201) }, 'nom'],
    [{ sexe: '' }, 'sexe'],
    [{ 'naissance.annee': '2027' }, 'naissance'],
    [{ 'naissance.annee': '1999' }, 'naissance'],
    [{ departement: '99' }, 'departement'],
    [{ pays: 'Belgique' }, 'departement'],
    [{ pays: 'Atlantide' }, 'pays'],
  ])('refuses %j', async (over, field) => {
    const form = await settleBirthplace(town.db, addChildForm(today).read(typed(over as Record<string, string>)))
    expect(form.ok).toBe(false)
    expect(form.faults.map((fault) => fault.field)).toEqual([field])
  })
})
