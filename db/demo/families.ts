import { sql } from 'kysely'
import { type Day, parisInstant } from '#core/days.ts'
import { createCitizen, type Identity } from '#features/accounts/index.ts'
import { bookDays, type SlotKey } from '#features/agenda/index.ts'
import { listActivities, listSchools, listServices, serviceBySlug } from '#features/catalogue/index.ts'
import { requirePapers } from '#features/documents/index.ts'
import { enrolAtCounter } from '#features/enrolment/index.ts'
import { ALL_RIGHTS, addChild, addGuardian, type Child, type NewChild } from '#features/family/index.ts'
import { openHouseholdAccount } from '#features/ledger/index.ts'
import { sendMessage } from '#features/messages/index.ts'
import { acceptRequest, saveStep, startRequest, submitRequest, takeRequest } from '#features/procedures/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { DUPIN, type Household, MOUNIER, restOfFiche } from './fiche.ts'
import { as, done, type Stage } from './stage.ts'
import { type Story, yearsOf } from './story.ts'

const FRANCE = 'France'

const adult = (civility: Identity['civility'], firstName: string, birthName: string, birthDate: string): Identity => ({
  civility,
  firstName,
  birthName,
  usualName: null,
  secondName: null,
  thirdName: null,
  birthDate: Temporal.PlainDate.from(birthDate),
  birthCountry: FRANCE,
  birthPlace: 'LYON 02',
  birthDepartment: '69',
  birthCommune: '69382',
})

const child = (sex: NewChild['sex'], firstName: string, birthName: string, birthDate: Day): NewChild => ({
  sex,
  firstName,
  birthName,
  birthDate,
  birthCountry: FRANCE,
  birthPlace: 'Boulogne-sur-Mer',
  birthDepartment: '62',
  birthCommune: '62160',
})

/** A parent with a household, an account and a ledger account, as after activation. */
const welcome = (stage: Stage, since: Temporal.Instant, identity: Identity, login: string): Promise<Citizen> => {
  const citizen = { ...identity, login, email: `${login}@example.org`, passwordHash: stage.passwordHash }
  return inTransaction(stage.at(since), async (tx) => {
    const { account, person, household } = await createCitizen(tx, citizen)
    await openHouseholdAccount(tx, household)
    return { kind: 'citizen', account, person, household, name: identity }
  })
}

const have = (ctx: TownCtx, parent: Citizen, newborn: NewChild): Promise<Child> =>
  inTransaction(ctx, (tx) => addChild(tx, newborn, parent.person))

/** A fiche enfant in its author's hands. `upTo` a draft has its child only. */
type Fiche = {
  readonly number: number
  readonly child: Child
  readonly year: number
  readonly level: string
  readonly household: Household
}

/** The request takes the number that the manual shows. */
const forceNumber = async (stage: Stage, number: number): Promise<void> => {
  await sql`alter table request alter column number restart with ${sql.lit(number)}`.execute(stage.db)
}

const draft = async (
  stage: Stage,
  at: Temporal.Instant,
  parent: Citizen,
  fiche: Pick<Fiche, 'number' | 'child'>,
): Promise<void> => {
  const ctx = as(stage.at(at), parent)
  await forceNumber(stage, fiche.number)
  const number = done(await startRequest(ctx, { procedure: 'fiche-enfant', key: `demo-${fiche.number}` }), 'starting a fiche')
  if (number !== fiche.number) throw new Error(`demo: fiche ${fiche.number} got number ${number}`)
  done(await saveStep(ctx, { number, step: 'enfant', answers: { enfant: String(fiche.child.id) } }), 'choosing a child')
}

const file = async (stage: Stage, at: Temporal.Instant, parent: Citizen, fiche: Fiche): Promise<void> => {
  const ctx = as(stage.at(at), parent)
  await draft(stage, at, parent, fiche)
  const [school] = await listSchools(ctx.db)
  const sessions = [...new Set((await listActivities(ctx.db)).map((activity) => String(activity.service)))]
  const place = {
    'scolarite-annee': String(fiche.year),
    'scolarite-etablissement': String(school!.id),
    'scolarite-niveau': fiche.level,
  }
  const steps = [
    ['transport', { transport: ['aucun'] }],
    ['scolarite', place],
    ['sessions', { sessions }],
    ...restOfFiche(fiche.household),
  ] as const
  for (const [step, answers] of steps)
    done(await saveStep(ctx, { number: fiche.number, step, answers }), `step ${step} of fiche ${fiche.number}`)
  done(await submitRequest(ctx, fiche.number), `sending fiche ${fiche.number}`)
}

const accept = async (stage: Stage, at: Temporal.Instant, agent: Agent, number: number): Promise<void> => {
  const ctx = as(stage.at(at), agent)
  done(await takeRequest(ctx, number), `taking fiche ${number}`)
  done(await acceptRequest(ctx, number, { without: 'Original vu au guichet.' }), `accepting fiche ${number}`)
}

const slotsOf = async (stage: Stage, booked: readonly (readonly [string, Day])[]): Promise<SlotKey[]> => {
  const bySlug = new Map((await listActivities(stage.db)).map((activity) => [activity.slug, activity.id]))
  return booked.map(([slug, day]) => ({ activity: bySlug.get(slug)!, day }))
}

const book = async (
  stage: Stage,
  at: Temporal.Instant,
  parent: Citizen,
  of: Child,
  booked: readonly (readonly [string, Day])[],
): Promise<void> => {
  const days = await slotsOf(stage, booked)
  done(await bookDays(stage.at(at), parent, { child: of.id, days, formKey: `demo-${of.id}-${at.epochMilliseconds}` }), 'booking')
}

/** A child enrolled by an agent at the counter, for every session, in those school years. */
const enrol = async (stage: Stage, at: Temporal.Instant, of: Child, level: string, years: readonly number[]): Promise<void> => {
  const [school] = await listSchools(stage.db)
  const offered = new Set((await listActivities(stage.db)).map((activity) => activity.service))
  const services = (await listServices(stage.db)).map((service) => service.id).filter((id) => offered.has(id))
  await inTransaction(stage.at(at), async (tx) => {
    for (const schoolYear of years)
      done(await enrolAtCounter(tx, { child: of.id, schoolYear, school: school!.id, level, services }), 'enrolling')
  })
}

const PAPERS = `Bonjour,

Votre demande « Fiche enfant » n° 109 est acceptée. Il nous manque encore les justificatifs suivants :
- le carnet de vaccination DT Polio ;
- le livret de famille intégral ou l’acte de naissance de l’enfant (de moins de 3 mois) avec filiation père-mère ;
- l’accueil individualisé (PAI), si votre enfant est concerné.

Vous pouvez les déposer à la mairie aux heures d’ouverture.`
  .replaceAll('« ', '«\u00a0')
  .replaceAll(' »', '\u00a0»')
  .replaceAll('n° ', 'n°\u00a0')
  .replaceAll(' :', '\u00a0:')
  .replaceAll(' ;', '\u202f;')

/** What the town hall wrote before is read; the request for papers waits. */
const askForPapers = (ctx: TownCtx, parent: Citizen): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await tx.updateTable('thread_message').set({ read_at: ctx.now }).where('reader_id', '=', parent.person).execute()
    const service = (await serviceBySlug(tx, 'scolarite')).id
    await sendMessage(tx, { recipient: parent.person, request: 109, service, subject: 'Demande de justificatifs', body: PAPERS })
  })

/** The papers that a fiche enfant asks for. */
const PAPER_TYPES = ['dt-polio', 'livret-famille', 'pai']

const askPapers = (ctx: TownCtx, parent: Citizen, request: number, child: Child): Promise<void> =>
  inTransaction(ctx, (tx) =>
    requirePapers(tx, {
      household: parent.household,
      author: parent.person,
      request,
      papers: PAPER_TYPES.map((type) => ({ type, person: child.id })),
    }),
  )

const spring = (year: number): Temporal.Instant => parisInstant(Temporal.PlainDate.from({ year, month: 6, day: 12 }), '10:20')

/** Hubert Mounier and Éric, with Éric's other parent in a household of her own: the manual's statement, −7,20 €. */
export const mounierFamily = async (stage: Stage, story: Story, agent: Agent): Promise<void> => {
  const { year } = story
  const since = spring(year - 3)
  const hubert = await welcome(stage, since, adult('monsieur', 'Hubert', 'Mounier', '1984-05-21'), 'hubert.mounier')
  const eric = await have(
    stage.at(since),
    hubert,
    child('M', 'Éric', 'Mounier', Temporal.PlainDate.from({ year: year - 8, month: 3, day: 9 })),
  )
  const past = [
    { number: 16, year: year - 3, level: 'GS' },
    { number: 55, year: year - 2, level: 'CP' },
    { number: 76, year: year - 1, level: 'CE1' },
  ]
  for (const fiche of past) {
    await file(stage, spring(fiche.year), hubert, { ...fiche, child: eric, household: MOUNIER })
    await askPapers(stage.at(spring(fiche.year)), hubert, fiche.number, eric)
    await accept(stage, spring(fiche.year).add({ hours: 48 }), agent, fiche.number)
  }
  const filed = parisInstant(story.fiches.subtract({ days: 22 }), '20:41')
  await file(stage, filed, hubert, { number: 109, child: eric, year, level: 'CE2', household: MOUNIER })
  await askPapers(stage.at(filed), hubert, 109, eric)
  await accept(stage, filed.add({ hours: 14 }), agent, 109)
  await askForPapers(stage.at(filed.add({ hours: 15 })), hubert)
  const later = yearsOf([story.first, story.second]).filter((other) => other !== year)
  await enrol(stage, filed, eric, 'CM1', later)

  const claire = await welcome(stage, filed, adult('madame', 'Claire', 'Lefebvre', '1986-11-02'), 'claire.lefebvre')
  await inTransaction(stage.at(filed), (tx) =>
    addGuardian(tx, { child: eric.id, adult: claire.person, rights: ALL_RIGHTS, givenBy: hubert.person }),
  )

  await book(stage, story.booked, hubert, eric, [
    ['garderie-matin', story.first],
    ['garderie-matin', story.second],
    ['repas', story.second],
    ['garderie-soir', story.second],
  ])
}

/** Pascal Dupin and his five children: the manual's requests, and Daniel's agenda with its five colours. */
export const dupinFamily = async (stage: Stage, story: Story, agent: Agent): Promise<void> => {
  const { year, fiches } = story
  const since = parisInstant(fiches, '18:02')
  const pascal = await welcome(stage, since, { ...adult('monsieur', 'Pascal', 'Dupin', '1988-03-04') }, 'pascal.dupin')
  const born = (years: number, month: number, day: number) => Temporal.PlainDate.from({ year: year - years, month, day })
  const ctx = stage.at(since)
  const florian = await have(ctx, pascal, {
    ...child('M', 'Florian', 'Dupin', born(3, 3, 12)),
    birthPlace: 'LYON 02',
    birthDepartment: '69',
    birthCommune: '69382',
  })
  const alice = await have(ctx, pascal, child('F', 'Alice', 'Dupin', born(6, 7, 30)))
  const jean = await have(ctx, pascal, child('M', 'Jean', 'Dupin', born(7, 1, 17)))
  const alexis = await have(ctx, pascal, child('M', 'Alexis', 'Dupin', born(8, 10, 5)))
  const daniel = await have(ctx, pascal, child('M', 'Daniel', 'Dupin', born(10, 2, 24)))

  await file(stage, since, pascal, { number: 125, child: florian, year, level: 'MS', household: DUPIN })
  done(await takeRequest(as(stage.at(since.add({ hours: 16 })), agent), 125), 'taking fiche 125')
  const nextDay = since.add({ hours: 25 })
  await draft(stage, nextDay, pascal, { number: 136, child: alexis })
  await draft(stage, nextDay.add({ minutes: 9 }), pascal, { number: 139, child: jean })
  await draft(stage, nextDay.add({ minutes: 21 }), pascal, { number: 141, child: alice })

  const { before, soon, today, isOpenToday } = story
  await enrol(stage, since, daniel, 'CM2', yearsOf([before, today, ...soon]))
  await book(stage, parisInstant(before.subtract({ days: 3 }), '12:10'), pascal, daniel, [
    ['repas', before],
    ...(isOpenToday ? [['repas', today] as const] : []),
    ['repas', soon[0]],
    ['repas', soon[1]],
    ['garderie-soir', soon[1]],
  ])
}
