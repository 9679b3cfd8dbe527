import { parisDay, showDateDigits } from '#core/days.ts'
import { listActivities, listSchools, listSchoolYears, listServices } from '#features/catalogue/index.ts'
import { listChildren, SEXES } from '#features/family/index.ts'
import { COUNTRY_NAMES } from '#features/geography/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { Step } from '../domain/definition.ts'
import { type Offer, yearsToOffer } from '../domain/questions.ts'
import type { Request } from '../store/requests.ts'

const catalogueOffer = async (db: Db): Promise<Omit<Offer, 'children' | 'years'>> => {
  const [schools, activities, services] = [await listSchools(db), await listActivities(db), await listServices(db)]
  const sessions = new Map(activities.map((a) => [a.service, { id: a.service, name: a.serviceName }]))
  return { schools, sessions: [...sessions.values()], services, countries: COUNTRY_NAMES }
}

const childrenOffer = async (db: Db, guardian: number): Promise<Offer['children']> =>
  (await listChildren(db, guardian, 'book')).map((c) => ({
    ...c,
    about: [SEXES[c.sex]?.shown, showDateDigits(c.birthDate), c.birthPlace].filter(Boolean).join(', '),
  }))

/**
 * What this adult may choose today: the children they may book for, the school years not over, what the town offers.
 * `asked`: the questions that it is for, when they are known: children that nobody asks for are not read.
 */
export const offerFor = async (db: Db, guardian: number, now: Temporal.Instant, asked?: Step): Promise<Offer> => ({
  ...(await catalogueOffer(db)),
  children: asked === undefined || asked.fields.some((f) => f.kind === 'child') ? await childrenOffer(db, guardian) : [],
  years: yearsToOffer(await listSchoolYears(db), parisDay(now)),
})

/** The names behind the answers of a request, whatever is offered today: a session may have lost its activities since. */
export const namesFor = async (db: Db, request: Pick<Request, 'child' | 'schoolYear'>): Promise<Offer> => {
  const catalogue = await catalogueOffer(db)
  return {
    ...catalogue,
    sessions: catalogue.services,
    children: request.child ? [{ id: request.child.id, ...request.child.name }] : [],
    years: request.schoolYear === null ? [] : [request.schoolYear],
  }
}
