import { describe, expect, test } from 'vitest'
import { form } from './form.ts'

const sample = form({
  nom: { kind: 'text', label: 'Nom', max: 5, missing: 'Indiquez votre nom' },
  usage: { kind: 'text', label: 'Nom d’usage', required: false },
  courriel: { kind: 'email', label: 'Email', missing: 'Indiquez votre adresse électronique' },
  secret: { kind: 'password', label: 'Mot de passe' },
  ne: { kind: 'date', label: 'Date de naissance', missing: 'Indiquez votre date de naissance' },
  transport: {
    kind: 'choices',
    label: 'Transport',
    exclusive: 'non',
    options: [
      { value: 'matin', label: 'Le matin' },
      { value: 'soir', label: 'Le soir' },
      { value: 'non', label: 'Pas de transport' },
    ],
  },
  accord: { kind: 'consent', label: 'J’accepte', missing: 'Cochez la case' },
  somme: { kind: 'amount', label: 'Montant', min: 100, max: 50_000, missing: 'Indiquez un montant' },
})

const right = {
  nom: ['Dupin'],
  courriel: ['Pascal@Example.ORG'],
  secret: [' é p '],
  'ne.jour': ['4'],
  'ne.mois': ['mars'],
  'ne.annee': ['1988'],
  transport: ['soir', 'matin'],
  accord: ['oui'],
  somme: ['30,5'],
}

const faultOf = (body: Record<string, string[]>) => {
  const read = sample.read({ ...right, ...body })
  return read.ok ? null : read.faults.map((f) => [f.input, f.message])
}

test('what is right reads as values', () => {
  const read = sample.read(right)
  expect(read.ok && read.values).toEqual({
    nom: 'Dupin',
    usage: null,
    courriel: 'pascal@example.org',
    secret: ' é p ',
    ne: Temporal.PlainDate.from('1988-03-04'),
    transport: ['matin', 'soir'],
    accord: true,
    somme: 3050,
  })
})

test('an empty form names each mandatory field once, in order, and forgets nothing that was typed', () => {
  const read = sample.read({ usage: ['d’Ô'], secret: ['x'] })
  expect(read.ok).toBe(false)
  expect(read.faults.map((f) => f.field)).toEqual(['nom', 'courriel', 'ne', 'transport', 'accord', 'somme'])
  expect(read.typed).toEqual({ usage: ['d’Ô'] })
})

test('a password never goes back to the page', () => {
  expect(sample.read({ ...right, nom: [] }).typed.secret).toBeUndefined()
})

describe('text', () => {
  test('five characters are kept, six are refused with both numbers', () => {
    expect(faultOf({ nom: ['abcde'] })).toBeNull()
    expect(faultOf({ nom: ['abcdef'] })).toEqual([['nom', 'Nom\u00a0: 5\u00a0caractères au plus (vous en avez saisi 6)']])
  })
  test('spaces alone are empty; control characters are not kept', () => {
    expect(faultOf({ nom: ['   '] })).toEqual([['nom', 'Indiquez votre nom']])
    const read = sample.read({ ...right, nom: ['a\u0000b\r\nc'] })
    expect(read.ok && read.values.nom).toBe('ab c')
  })
})

describe('email', () => {
  test.each(['a@b.fr', 'prenom.nom+ecole@sous.exemple.org', "o'neill@exemple.fr", 'é@exemple.fr'])('%s is kept', (address) => {
    expect(faultOf({ courriel: [address] })).toBeNull()
  })
  test.each([
    'a',
    'a@b',
    'a b@c.fr',
    'a@b..fr',
    'a@-b.fr',
    'a@b.fr,c@d.fr',
    'a@b.fr\nBcc: c@d.fr',
    '<a@b.fr>',
    `${'a'.repeat(65)}@b.fr`,
  ])('%j is refused', (address) => {
    expect(faultOf({ courriel: [address] })).toEqual([['courriel', 'Indiquez une adresse électronique au format nom@exemple.fr']])
  })
})

describe('date', () => {
  test.each([
    [['04', '03', '1988'], '1988-03-04'],
    [['4', 'mars', '1988'], '1988-03-04'],
    [['29', 'fév', '2024'], '2024-02-29'],
    [['1', 'Août', '2000'], '2000-08-01'],
  ])('%j is %s', ([d, m, y], iso) => {
    const read = sample.read({ ...right, 'ne.jour': [d!], 'ne.mois': [m!], 'ne.annee': [y!] })
    expect(read.ok && String(read.values.ne)).toBe(iso)
  })
  test.each([
    [['31', '2', '2020'], 'ne.jour', 'Date de naissance\u00a0: cette date n’existe pas'],
    [['29', '2', '2023'], 'ne.jour', 'Date de naissance\u00a0: cette date n’existe pas'],
    [['0', '1', '2020'], 'ne.jour', 'Date de naissance\u00a0: cette date n’existe pas'],
    [['1', '13', '2020'], 'ne.jour', 'Date de naissance\u00a0: cette date n’existe pas'],
    [['1', 'ju', '2020'], 'ne.mois', 'Date de naissance\u00a0: cette date n’existe pas'],
    [['1', '1', '88'], 'ne.annee', 'Date de naissance\u00a0: l’année s’écrit avec quatre chiffres'],
    [['1', '', '2020'], 'ne.mois', 'Date de naissance\u00a0: il manque un mois'],
    [['', '', '2020'], 'ne.jour', 'Date de naissance\u00a0: il manque un jour et un mois'],
    [['', '', ''], 'ne.jour', 'Indiquez votre date de naissance'],
  ])('%j is refused and links to the input at fault', ([d, m, y], input, message) => {
    expect(faultOf({ 'ne.jour': [d!], 'ne.mois': [m!], 'ne.annee': [y!] })).toEqual([[input, message]])
  })
})

describe('choices', () => {
  test('an exclusive choice cannot be ticked with another', () => {
    expect(faultOf({ transport: ['non'] })).toBeNull()
    expect(faultOf({ transport: ['non', 'soir'] })?.[0]?.[1]).toMatch(/pas les deux/)
  })
  test('a value that was not offered is ignored, and nothing else ticked is nothing', () => {
    expect(faultOf({ transport: ['avion'] })?.[0]?.[0]).toBe('transport')
  })
})

describe('amount', () => {
  test.each([
    ['1', null],
    ['0,99', 'Le montant doit être compris entre 1,00\u00a0€ et 500,00\u00a0€'],
    ['500', null],
    ['500,01', 'Le montant doit être compris entre 1,00\u00a0€ et 500,00\u00a0€'],
    ['abc', 'Indiquez un montant en chiffres, par exemple 30 ou 30,50'],
    ['', 'Indiquez un montant'],
  ])('%j → %s', (typed, message) => {
    expect(faultOf({ somme: [typed] })).toEqual(message === null ? null : [['somme', message]])
  })
})

test('what is known fills the form as a person would have typed it', () => {
  const { typed } = sample.blank({
    nom: 'Dupin',
    ne: Temporal.PlainDate.from('1988-03-04'),
    transport: ['soir'],
    somme: 3050,
    accord: true,
  })
  expect(typed).toEqual({
    nom: ['Dupin'],
    'ne.jour': ['04'],
    'ne.mois': ['03'],
    'ne.annee': ['1988'],
    transport: ['soir'],
    somme: ['30,50'],
    accord: ['oui'],
  })
})

test('a check between fields speaks only when each field is right', () => {
  const pair = form({ a: { kind: 'text', label: 'A' }, b: { kind: 'text', label: 'B' } }, ({ a, b }) =>
    a === b ? {} : { b: 'Répétez la même chose' },
  )
  expect(pair.read({ a: ['x'] }).faults.map((f) => f.field)).toEqual(['b'])
  expect(pair.read({ a: ['x'], b: ['y'] }).faults).toEqual([{ field: 'b', input: 'b', message: 'Répétez la même chose' }])
  expect(pair.read({ a: ['x'], b: ['x'] }).ok).toBe(true)
})
