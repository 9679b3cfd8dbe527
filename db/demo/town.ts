import type { Kysely } from 'kysely'
import { type Day, day } from '#core/days.ts'
import { keepSchoolYears, listActivities } from '#features/catalogue/index.ts'
import { publishLegalTexts } from '#features/legal/index.ts'
import { addTariff } from '#features/tariffs/index.ts'
import { type DB, inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { accessibilite } from '../content/legal/accessibilite.ts'
import { cgu } from '../content/legal/cgu.ts'
import { donneesPersonnelles } from '../content/legal/donnees-personnelles.ts'
import { mentionsLegales } from '../content/legal/mentions-legales.ts'
import { publishShippedProcedures } from '../content/procedures.ts'
import { addStandardAnswers } from '../content/standard-answers.ts'
import { describePlaces, teachSynonyms } from './places.ts'
import { WEEKDAYS, YEARS_BEFORE } from './story.ts'

const ADDRESS = '1 place de la Mairie, 62360 Isques'

/** The town's settings (product: Isques). `made`: what `demo_made_at` says meanwhile. */
export const insertTown = async (db: Kysely<DB>, made: Temporal.Instant): Promise<void> => {
  await db
    .insertInto('town')
    .values({
      name: 'Isques',
      brand_color: '#c8102e',
      address: ADDRESS,
      phone: '03 53 01 62 00',
      email: 'mairie@isques.example',
      opening_hours: 'Du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h'.replace(/ h/g, '\u00a0h'),
      regie_name: 'Régie d’Isques',
      minimum_age: 15,
      top_up_min_cents: 100,
      top_up_max_cents: 50_000,
      captcha_mode: 'image',
      demo_made_at: made,
    })
    .execute()
}

const SERVICES = [
  ['accueil', 'Accueil de la mairie', '03 53 01 62 00', 'mairie@isques.example'],
  ['scolarite', 'Affaires scolaires', '03 53 01 62 10', 'scolarite@isques.example'],
  ['restauration-scolaire', 'Restauration scolaire', '03 53 01 62 20', 'cantine@isques.example'],
  ['garderie', 'Garderie', '03 53 01 62 30', 'garderie@isques.example'],
  ['regie', 'Régie d’Isques', '03 53 01 62 40', 'regie@isques.example'],
  ['communication', 'Communication', '03 53 01 62 50', 'communication@isques.example'],
] as const

const LEVELS = [
  ['PS', 'maternelle'],
  ['MS', 'maternelle'],
  ['GS', 'maternelle'],
  ['CP', 'elementaire'],
  ['CE1', 'elementaire'],
  ['CE2', 'elementaire'],
  ['CM1', 'elementaire'],
  ['CM2', 'elementaire'],
] as const

const SCHOOL = 'École Le petit prince'

type Offer = {
  service: string
  slug: string
  session: string
  name: string
  from: string
  to: string
  places: number
  cents: number
  label: string | null
}
const ACTIVITIES: readonly Offer[] = [
  {
    service: 'restauration-scolaire',
    slug: 'repas',
    session: 'Restauration scolaire',
    name: 'Repas de midi',
    from: '12:00',
    to: '13:30',
    places: 60,
    cents: 390,
    label: 'Tarif enfant',
  },
  {
    service: 'garderie',
    slug: 'garderie-matin',
    session: 'Garderie matin',
    name: 'Garderie matin',
    from: '07:30',
    to: '08:30',
    places: 30,
    cents: 110,
    label: null,
  },
  {
    service: 'garderie',
    slug: 'garderie-soir',
    session: 'Garderie soir',
    name: 'Garderie soir',
    from: '16:30',
    to: '18:30',
    places: 30,
    cents: 110,
    label: null,
  },
]

/** Every rule and price of the demo holds from then on. */
const FROM: Day = day('2000-01-01')

const insertServices = async (db: Kysely<DB>): Promise<Map<string, number>> => {
  const rows = await db
    .insertInto('service')
    .values(SERVICES.map(([slug, name, phone, email], sort) => ({ slug, name, phone, email, address: ADDRESS, sort })))
    .returning(['id', 'slug'])
    .execute()
  return new Map(rows.map((row) => [row.slug, row.id]))
}

const insertSchool = async (db: Kysely<DB>): Promise<number> => {
  const { id } = await db
    .insertInto('school')
    .values({ name: SCHOOL, address: '3 rue de l’École, 62360 Isques' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('school_level')
    .values(LEVELS.map(([code, stage], sort) => ({ school_id: id, code, name: code, stage, sort })))
    .execute()
  return id
}

const insertActivities = async (db: Kysely<DB>, services: Map<string, number>, school: number): Promise<void> => {
  const rows = await db
    .insertInto('activity')
    .values(
      ACTIVITIES.map((a, sort) => ({
        service_id: services.get(a.service)!,
        slug: a.slug,
        session_name: a.session,
        name: a.name,
        starts_at: Temporal.PlainTime.from(a.from),
        ends_at: Temporal.PlainTime.from(a.to),
        weekdays: WEEKDAYS,
        places: a.places,
        sort,
      })),
    )
    .returning('id')
    .execute()
  await db
    .insertInto('activity_level')
    .values(rows.flatMap(({ id }) => LEVELS.map(([level_code]) => ({ activity_id: id, school_id: school, level_code }))))
    .execute()
  await db
    .insertInto('cut_off_rule')
    .values(
      rows.flatMap(({ id }) =>
        ['booking', 'cancelling'].map((purpose) => ({
          activity_id: id,
          purpose,
          kind: 'days_before',
          days_before: 1,
          at_time: Temporal.PlainTime.from('23:59'),
          valid_from: FROM,
        })),
      ),
    )
    .execute()
}

const publishTariffs = (ctx: TownCtx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const activity of await listActivities(tx)) {
      const { cents, label } = ACTIVITIES.find((offer) => offer.slug === activity.slug)!
      await addTariff(tx, {
        activity: activity.id,
        label,
        amountCents: cents,
        validFrom: FROM,
        deliberation: 'Tarifs de démonstration',
      })
    }
  })

/** The act that a migration gives every town: a demo made again has lost it. */
const keepRegieAct = async (db: Kysely<DB>): Promise<void> => {
  if (await db.selectFrom('regie_act').select('id').limit(1).executeTakeFirst()) return
  const act = { reference: 'Acte constitutif de la régie', valid_from: FROM, float_cents: 5000, held_max_cents: 120_000 }
  const { id } = await db.insertInto('regie_act').values(act).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('regie_means')
    .values([
      { act_id: id, means: 'cash', ceiling_cents: 30_000, may_refund: false },
      { act_id: id, means: 'cheque', ceiling_cents: null, may_refund: false },
      { act_id: id, means: 'transfer', ceiling_cents: null, may_refund: true },
    ])
    .execute()
}

/** What Isques offers: services, school, activities, prices, rules, years, texts and procedures. `ctx`: today's town. */
export const furnishTown = async (db: Kysely<DB>, ctx: TownCtx, longAgo: TownCtx): Promise<void> => {
  await insertActivities(db, await insertServices(db), await insertSchool(db))
  await keepRegieAct(db)
  await publishTariffs(ctx)
  await keepSchoolYears(ctx, YEARS_BEFORE)
  await publishLegalTexts(longAgo, {
    accessibilite,
    cgu,
    'donnees-personnelles': donneesPersonnelles,
    'mentions-legales': mentionsLegales,
  })
  await publishShippedProcedures(longAgo)
  await describePlaces(ctx)
  await teachSynonyms(ctx)
  await addStandardAnswers(db, longAgo.now)
}
