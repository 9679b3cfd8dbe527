import { describe, expect, test } from 'vitest'
import { decideBirthplace, type FoundCommunes, type PostedBirthplace } from './birthplace.ts'
import { arrondissementLabel, type Commune, describeCommune, isInDepartment } from './commune.ts'
import { COUNTRIES, COUNTRY_NAMES } from './countries.ts'
import { departmentFault, readDepartment } from './department.ts'
import { bareText, distance, lettersOf, SLIP, searchText, splitDepartment } from './search-text.ts'

describe('GE-1 · a name as searched', () => {
  test.each([
    ['Saint-Étienne', 'saint etienne'],
    ['ST ETIENNE', 'saint etienne'],
    ['Ste-Foy-lès-Lyon', 'sainte foy les lyon'],
    ['Sts Geosmes', 'saints geosmes'],
    ['st', 'st'],
    ['Strasbourg', 'strasbourg'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ['Cœuvres-et-Valsery', 'coeuvres et valsery'],
    ['Boulogne s/ Mer', 'boulogne sur mer'],
    ['Boulogne s/Mer', 'boulogne sur mer'],
    ['Mt-St-Aignan', 'mont saint aignan'],
    ['LYON 02', 'lyon 2'],
    ['Lyon 2e', 'lyon 2'],
    ['Lyon 2ème arrondissement', 'lyon 2'],
    ['Lyon II', 'lyon 2'],
    ['Paris XVIe', 'paris 16'],
    ['PARIS 1er ARRDT', 'paris 1'],
    ['Marseille 16e Arrondissement', 'marseille 16'],
    ['Lyon cedex 02', 'lyon'],
    ['  ', ''],
  ])('%s', (typed, expected) => {
    expect(searchText(typed)).toBe(expected)
  })
  test('an article may come first, last or not at all', () => {
    expect([bareText('le havre'), bareText('havre le'), bareText('l hay les roses'), bareText('les'), bareText('lens')]).toEqual([
      'havre',
      'havre',
      'hay les roses',
      'les',
      'lens',
    ])
  })
  test('a département in brackets is not part of the name', () => {
    expect(splitDepartment('Saint-Denis (974)')).toEqual({ name: 'Saint-Denis', department: '974' })
    expect(splitDepartment('Ajaccio (2a)')).toEqual({ name: 'Ajaccio', department: '2A' })
    expect(splitDepartment('Château-Chinon (Ville)')).toEqual({ name: 'Château-Chinon (Ville)', department: null })
  })
  test('one slip costs one, another letter more, and swapped letters are the same letters', () => {
    expect([distance('isques', 'isques'), distance('isqes', 'isques'), distance('isuqes', 'isques')]).toEqual([0, SLIP, SLIP])
    expect([distance('isquess', 'isques'), distance('asques', 'isques')]).toEqual([SLIP, SLIP + 1])
    expect(lettersOf('le bourg')).toBe(lettersOf('el burog'))
  })
})

describe('GE-7 · countries', () => {
  test('France first, then in alphabetical order, each once, with a COG code', () => {
    expect(COUNTRIES[0]).toEqual({ code: '99100', name: 'France' })
    expect(new Set(COUNTRY_NAMES).size).toBe(COUNTRY_NAMES.length)
    expect(COUNTRIES.every(({ code, name }) => /^99[1-5]\d\d$/.test(code) && /^\p{Lu}/u.test(name))).toBe(true)
    const rest = COUNTRY_NAMES.slice(1)
    expect(rest).toEqual([...rest].sort(new Intl.Collator('fr').compare))
    expect(COUNTRIES.length).toBeGreaterThan(220)
  })
  test.each([
    ['Allemagne', '99109'],
    ['Belgique', '99131'],
    ['Royaume-Uni', '99132'],
    ['Maroc', '99350'],
    ['Tunisie', '99351'],
    ['Algérie', '99352'],
    ['États-Unis', '99404'],
    ['Portugal', '99139'],
    ['Soudan du Sud', '99349'],
    ['Kosovo', '99157'],
    ['Vietnam', '99243'],
    ['Comores', '99397'],
  ])('%s is %s', (name, code) => {
    expect(COUNTRIES.find((country) => country.name === name)?.code).toBe(code)
  })
})

describe('GE-4 · départements', () => {
  test.each(['01', '1', '62', '95', '2A', '2b', '20', '971', '974', '976', '988'])('France accepts %s', (code) => {
    expect(departmentFault('France', code)).toBeNull()
  })
  test.each(['0', '00', '96', '99', '970', '2C', '623', 'Pas-de-Calais', '979'])('France refuses %s', (code) => {
    expect(departmentFault('France', code)).not.toBeNull()
  })
  test('abroad is 99', () => {
    expect(departmentFault('Belgique', '99')).toBeNull()
    expect(departmentFault('Belgique', '62')).not.toBeNull()
    expect([readDepartment('1'), readDepartment('2a'), readDepartment(' 62 ')]).toEqual(['01', '2A', '62'])
  })
})

const commune = (over: Partial<Commune> = {}): Commune => ({
  ref: '62474',
  code: '62474',
  kind: 'commune',
  name: 'Isques',
  label: 'Isques',
  department: '62',
  parent: null,
  ...over,
})
const posted = (over: Partial<PostedBirthplace> = {}, answer: Partial<PostedBirthplace['commune']> = {}): PostedBirthplace => ({
  country: 'France',
  department: '',
  ...over,
  commune: { text: 'Isques', chosen: null, isUnlisted: false, ...answer },
})
const found = (over: Partial<FoundCommunes> = {}): FoundCommunes => ({
  isCountry: true,
  chosen: null,
  exact: [],
  close: [],
  ...over,
})

describe('what was meant', () => {
  const isques = commune()
  const denis = [commune({ code: '93066', department: '93' }), commune({ code: '97411', department: '974' })]
  const place = { birthCountry: 'France', birthPlace: 'Isques', birthDepartment: '62', birthCommune: '62474' }

  test('GE-3 · the one commune of that name is meant, its département filled in', () => {
    expect(decideBirthplace(posted(), found({ exact: [isques], close: [isques] }))).toEqual({ kind: 'settled', place })
  })
  test('GE-3 · a chosen commune is meant, whatever others are called', () => {
    expect(decideBirthplace(posted({ department: '62' }), found({ chosen: isques, exact: denis }))).toEqual({
      kind: 'settled',
      place,
    })
  })
  test('GE-3 · among several, the département typed tells, or the person does', () => {
    expect(decideBirthplace(posted({ department: '93' }), found({ exact: denis }))).toMatchObject({
      kind: 'settled',
      place: { birthCommune: '93066' },
    })
    expect(decideBirthplace(posted(), found({ exact: denis, close: denis }))).toEqual({
      kind: 'several',
      choices: denis,
      isNamed: true,
    })
    expect(decideBirthplace(posted(), found({ exact: denis.slice(0, 1), close: denis })).kind).toBe('settled')
  })
  test('GE-3 · a name that only looks like others is asked about, even when there is one', () => {
    expect(decideBirthplace(posted(), found({ close: [isques] }))).toEqual({ kind: 'several', choices: [isques], isNamed: false })
    expect(decideBirthplace(posted(), found())).toEqual({ kind: 'several', choices: [], isNamed: false })
  })
  test('GE-5 · the département of the time is kept, another one is refused', () => {
    const boulogne = commune({ department: '92', label: 'Boulogne-Billancourt' })
    const decide = (department: string) => decideBirthplace(posted({ department }), found({ exact: [boulogne] }))
    expect(decide('75')).toMatchObject({ kind: 'settled', place: { birthDepartment: '75' } })
    expect(decide('78')).toMatchObject({ kind: 'settled' })
    expect(decide('92')).toMatchObject({ kind: 'settled' })
    expect(decide('62')).toEqual({
      kind: 'fault',
      about: 'department',
      message: 'Boulogne-Billancourt est dans le département 92',
    })
    expect(isInDepartment({ department: '2A' }, '20')).toBe(true)
    expect(isInDepartment({ department: '62' }, '59')).toBe(false)
  })
  test('GE-6 · not in the list: kept as typed, with its département', () => {
    const unlisted = (department: string) =>
      decideBirthplace(posted({ department }, { isUnlisted: true }), found({ close: denis }))
    expect(unlisted('62')).toEqual({ kind: 'settled', place: { ...place, birthCommune: null } })
    expect(unlisted('')).toMatchObject({ kind: 'fault', about: 'department' })
    expect(unlisted('99')).toMatchObject({ kind: 'fault', about: 'department' })
  })
  test('GE-4 · abroad: a town as typed and 99', () => {
    expect(decideBirthplace(posted({ country: 'Belgique' }), found())).toEqual({
      kind: 'settled',
      place: { birthCountry: 'Belgique', birthPlace: 'Isques', birthDepartment: '99', birthCommune: null },
    })
    expect(decideBirthplace(posted({ country: 'Belgique', department: '62' }), found())).toMatchObject({ about: 'department' })
    expect(decideBirthplace(posted({ country: 'Atlantide' }), found({ isCountry: false }))).toMatchObject({ about: 'country' })
  })
  test('a commune is told from its homonyms', () => {
    expect(describeCommune(isques)).toBe('Isques (62)')
    expect(describeCommune(commune({ kind: 'arrondissement', label: 'LYON 02', department: '69', parent: 'Lyon' }))).toBe(
      'LYON 02 (69)',
    )
    expect(describeCommune(commune({ kind: 'deleguee', parent: 'Autre' }))).toBe('Isques (62), aujourd’hui dans Autre')
    expect(['75101', '75120', '69382', '13216'].map(arrondissementLabel)).toEqual([
      'PARIS 01',
      'PARIS 20',
      'LYON 02',
      'MARSEILLE 16',
    ])
  })
})
