import { beforeAll, describe, expect, test } from 'vitest'
import { openTowns } from '#platform/db/towns.ts'
import { testDatabase } from '#support/database.ts'
import { describeCommune } from '../domain/commune.ts'
import { importGeography } from './import-geography.ts'
import { readBirthplace } from './read-birthplace.ts'
import { searchCommunes } from './search-communes.ts'

const { connection } = await testDatabase()
const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
const { db } = towns.bySlug('isques')
beforeAll(() => async () => towns.close())

const first = async (typed: string) => {
  const [found] = await searchCommunes(db, typed, 10)
  return found ? `${found.label} (${found.department})` : null
}

describe('GE-2 · the first answer', () => {
  test.each([
    // As written on papers.
    ['LYON 02', 'LYON 02 (69)'],
    ['PARIS 14', 'PARIS 14 (75)'],
    ['MARSEILLE 05', 'MARSEILLE 05 (13)'],
    ['BOULOGNE SUR MER', 'Boulogne-sur-Mer (62)'],
    ['SAINT OMER', 'Saint-Omer (62)'],
    ['LE PORTEL', 'Le Portel (62)'],
    ['LA CHAPELLE D ARMENTIERES', 'La Chapelle-d’Armentières (59)'],
    ['L HAY LES ROSES', 'L’Haÿ-les-Roses (94)'],
    ['OEUILLY (02)', 'Œuilly (02)'],
    // An arrondissement in every manner.
    ['Lyon 2e', 'LYON 02 (69)'],
    ['lyon 2', 'LYON 02 (69)'],
    ['Lyon 2ème', 'LYON 02 (69)'],
    ['Lyon 2e arrondissement', 'LYON 02 (69)'],
    ['lyon II', 'LYON 02 (69)'],
    ['Paris 1er', 'PARIS 01 (75)'],
    ['paris xvi', 'PARIS 16 (75)'],
    ['Paris XXe', 'PARIS 20 (75)'],
    ['marseille 16', 'MARSEILLE 16 (13)'],
    ['Marseille 8 eme', 'MARSEILLE 08 (13)'],
    ['lyon', 'Lyon (69)'],
    ['paris', 'Paris (75)'],
    // Accents, case, hyphens, apostrophes.
    ['isques', 'Isques (62)'],
    ['ISQUES', 'Isques (62)'],
    ['saint etienne', 'Saint-Étienne (42)'],
    ['evry-courcouronnes', 'Évry-Courcouronnes (91)'],
    ['besancon', 'Besançon (25)'],
    ['nimes', 'Nîmes (30)'],
    ['l’isle-adam', 'L’Isle-Adam (95)'],
    ["l'isle adam", 'L’Isle-Adam (95)'],
    ['Coeuvres', 'Cœuvres-et-Valsery (02)'],
    ['montemboeuf', 'Montembœuf (16)'],
    ['fort de france', 'Fort-de-France (972)'],
    // Abbreviations.
    ['st denis', 'Saint-Denis (974)'],
    ['St-Denis (93)', 'Saint-Denis (93)'],
    ['St Malo', 'Saint-Malo (35)'],
    ['ste foy les lyon', 'Sainte-Foy-lès-Lyon (69)'],
    ['ste genevieve des bois', 'Sainte-Geneviève-des-Bois (91)'],
    ['boulogne s/mer', 'Boulogne-sur-Mer (62)'],
    ['chalons s/ saone', 'Chalon-sur-Saône (71)'],
    ['mt st aignan', 'Mont-Saint-Aignan (76)'],
    ['nd de bondeville', 'Notre-Dame-de-Bondeville (76)'],
    ['Lille cedex', 'Lille (59)'],
    // With or without its article.
    ['havre', 'Le Havre (76)'],
    ['Havre (Le)', 'Le Havre (76)'],
    ['rochelle', 'La Rochelle (17)'],
    ['mans', 'Le Mans (72)'],
    ['touquet', 'Le Touquet-Paris-Plage (62)'],
    // Only the start.
    ['stras', 'Strasbourg (67)'],
    ['boulogne-b', 'Boulogne-Billancourt (92)'],
    ['aix en p', 'Aix-en-Provence (13)'],
    ['calai', 'Calais (62)'],
    ['st', 'Strasbourg (67)'],
    // Codes.
    ['62360', 'Saint-Étienne-au-Mont (62)'],
    ['62474', 'Isques (62)'],
    ['69382', 'LYON 02 (69)'],
    ['2A004', 'Ajaccio (2A)'],
    ['75056', 'Paris (75)'],
    // Merged, delegated and associated communes.
    ['Aix-en-Othe', 'Aix-en-Othe (10)'],
    ['Notre-Dame-de-Gravenchon', 'Notre-Dame-de-Gravenchon (76)'],
    ['cherbourg octeville', 'Cherbourg-Octeville (50)'],
    ['lomme', 'Lomme (59)'],
    ['fort mardyck', 'Fort-Mardyck (59)'],
    ['cordieux', 'Cordieux (01)'],
    // Slips.
    ['toulose', 'Toulouse (31)'],
    ['borddeaux', 'Bordeaux (33)'],
    ['marsielle', 'Marseille (13)'],
    ['starsbourg', 'Strasbourg (67)'],
    ['dunquerque', 'Dunkerque (59)'],
    ['nantse', 'Nantes (44)'],
    ['grenobel', 'Grenoble (38)'],
    ['boulogne sru mer', 'Boulogne-sur-Mer (62)'],
  ])('%s → %s', async (typed, expected) => {
    expect(await first(typed)).toBe(expected)
  })

  test.each(['', ' ', '-', '%', '_', "';drop table commune;--", 'é'.repeat(300), '\u0000'])(
    'nothing is meant by %j',
    async (typed) => {
      expect(await searchCommunes(db, typed, 10)).toEqual([])
    },
  )

  test('the arrondissements follow their town, in order', async () => {
    const labels = (await searchCommunes(db, 'lyon', 10)).map((c) => c.label)
    expect(labels).toEqual(['Lyon', ...Array.from({ length: 9 }, (_, i) => `LYON 0${i + 1}`)])
  })

  test('a commune of before says where it is today', async () => {
    expect(describeCommune((await searchCommunes(db, 'Aix-en-Othe', 1))[0]!)).toBe(
      'Aix-en-Othe (10), aujourd’hui dans Aix-Villemaur-Pâlis',
    )
  })
})

describe('GE-2 · 500 names drawn, in the first three answers', async () => {
  let seed = 20_261_123
  const random = (below: number) => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((seed / 4_294_967_296) * below)
  }
  const all = await db.selectFrom('commune').select('label').distinct().orderBy('label').execute()
  const names = Array.from({ length: 500 }, () => all[random(all.length)]!.label)

  test.each([
    ['without accents', (name: string) => name.normalize('NFD').replace(/\p{M}/gu, ''), 0.99],
    [
      'minus a letter',
      (name: string) => {
        const at = random(name.length)
        return name.slice(0, at) + name.slice(at + 1)
      },
      0.9,
    ],
    [
      'with two letters swapped',
      (name: string) => {
        const at = random(name.length - 1)
        return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2)
      },
      0.9,
    ],
  ])('%s', { timeout: 120_000 }, async (what, change, share) => {
    const missed: string[] = []
    for (const name of names) {
      const found = await searchCommunes(db, change(name), 10)
      if (!found.slice(0, 3).some((c) => c.label === name)) missed.push(name)
    }
    console.log(`${what}: ${((1 - missed.length / names.length) * 100).toFixed(1)} % in the first three answers`)
    expect(1 - missed.length / names.length).toBeGreaterThanOrEqual(share)
  })
})

describe('GE-3 · what an answer means, the list being asked', () => {
  const read = (text: string, department = '', over: { chosen?: string; isUnlisted?: boolean } = {}) =>
    readBirthplace(db, {
      country: 'France',
      department,
      commune: { text, chosen: over.chosen ?? null, isUnlisted: over.isUnlisted ?? false },
    })
  const settled = (birthPlace: string, birthDepartment: string, birthCommune: string | null) => ({
    kind: 'settled',
    place: { birthCountry: 'France', birthPlace, birthDepartment, birthCommune },
  })

  test.each([
    ['LYON 02', '69', ['LYON 02', '69', '69382']],
    ['LYON 02', '', ['LYON 02', '69', '69382']],
    ['lyon 2e (69)', '', ['LYON 02', '69', '69382']],
    ['boulogne sur mer', '', ['Boulogne-sur-Mer', '62', '62160']],
    ['Saint-Denis', '974', ['Saint-Denis', '974', '97411']],
    ['st denis (93)', '', ['Saint-Denis', '93', '93066']],
    ['Aix-en-Othe', '10', ['Aix-en-Othe', '10', '10003']],
    ['Boulogne-Billancourt', '75', ['Boulogne-Billancourt', '75', '92012']],
  ] as const)('%s, %j: settled at once', async (text, department, [label, code, commune]) => {
    expect(await read(text, department)).toEqual(settled(label, code, commune))
  })
  test('«Lyon» is a town of nine arrondissements: which one?', async () => {
    const asked = await read('Lyon', '69')
    expect(asked).toMatchObject({ kind: 'several', isNamed: true })
    expect(asked.kind === 'several' && asked.choices.map((c) => c.label)).toEqual([
      'Lyon',
      ...Array.from({ length: 9 }, (_, i) => `LYON 0${i + 1}`),
    ])
    expect(await read('Lyon', '69', { chosen: '69382' })).toEqual(settled('LYON 02', '69', '69382'))
    expect(await read('Lyon', '69', { chosen: '69123' })).toEqual(settled('Lyon', '69', '69123'))
  })
  test('the delegated commune is not the present one that bears its code', async () => {
    expect(await read('x', '', { chosen: '10003' })).toMatchObject({ place: { birthPlace: 'Aix-Villemaur-Pâlis' } })
    expect(await read('x', '', { chosen: '10003D' })).toMatchObject({
      place: { birthPlace: 'Aix-en-Othe', birthCommune: '10003' },
    })
  })
  test('a misspelt name is asked about; a forged choice is asked again', async () => {
    expect(await read('Isqes')).toMatchObject({ kind: 'several', isNamed: false })
    expect(await read('Lyon', '', { chosen: '00000' })).toMatchObject({ kind: 'several' })
    expect(await read('zzzzzzzz')).toEqual({ kind: 'several', choices: [], isNamed: false })
  })
  test('GE-6 · not in the list', async () => {
    expect(await read('Sidi-bel-Abbès', '91', { isUnlisted: true })).toEqual(settled('Sidi-bel-Abbès', '91', null))
  })
})

describe('GE-8 · the lists', () => {
  test('are filled once: a second start asks one question', async () => {
    const before = await db
      .selectFrom('commune')
      .select((c) => c.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(before.n)).toBe(37_516)
    expect(await importGeography({ db })).toBe(false)
  })
  test('are replaced when the package changes, by one process of two', async () => {
    await db.updateTable('geography_import').set({ version: 'before' }).execute()
    await db.deleteFrom('commune').where('department', '<>', '62').execute()
    const done = await Promise.all([importGeography({ db }), importGeography({ db })])
    expect(done.filter(Boolean)).toHaveLength(1)
    const { n } = await db
      .selectFrom('commune')
      .select((c) => c.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(37_516)
  })
})
