import { listName } from '#core/names.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { getPerson } from '#features/family/index.ts'
import { type Effects, fieldOfKind, type RequestForEffect } from '#features/procedures/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { bookingsUnder } from '../bookings.ts'
import { decidePlan, type Plan, type Wish } from '../domain/plan.ts'
import { previewOf } from '../domain/preview.ts'
import { type EnrolmentRefusal, sentences } from '../refusals.ts'
import { closeOf, listOpenedBy, listSchoolEnrolments, lockChild, writePlan } from '../store/enrolments.ts'
import { readCatalogue } from './read-catalogue.ts'

/** Reads a wish out of a request's answers, whatever its fields are called. */
const wishOf = ({ child, schoolYear, answers, definition }: RequestForEffect): Result<Wish, EnrolmentRefusal> => {
  const [place, sessions] = [fieldOfKind(definition, 'school-level'), fieldOfKind(definition, 'sessions')]
  const school = place === null ? undefined : answers[`${place}-etablissement`]
  const level = place === null ? undefined : answers[`${place}-niveau`]
  const services = sessions === null ? [] : answers[sessions]
  if (
    child === null ||
    schoolYear === null ||
    typeof school !== 'string' ||
    typeof level !== 'string' ||
    !Array.isArray(services)
  )
    return refuse('enrolment.incomplete')
  return ok({ child, schoolYear, school: Number(school), level, services: services.map(Number) })
}

const impossible = (refusal: EnrolmentRefusal): string => `L’inscription ne pourra pas être faite. ${sentences[refusal]}`

/** What accepting a fiche enfant does (answers the port `procedures.effects`): school enrolment and rights to book. */
export const enrolmentEffects: Effects = {
  preview: async (db, request) => {
    const wish = wishOf(request)
    if (!wish.ok) return [impossible(wish.refusal)]
    const plan = decidePlan(wish.value, await readCatalogue(db))
    if (!plan.ok) return [impossible(plan.refusal)]
    const { child, schoolYear } = wish.value
    const [present = null] = await listSchoolEnrolments(db, [child], schoolYear)
    return previewOf(plan.value, listName(await getPerson(db, child)), present)
  },
  apply: async (tx, request) => {
    const wish = wishOf(request)
    if (!wish.ok) return wish
    const plan = decidePlan(wish.value, await readCatalogue(tx))
    if (!plan.ok) return plan
    await writePlan(tx, plan.value, request.number)
    return ok(null)
  },
  undo: async (tx, request) => {
    if (request.child !== null) await lockChild(tx, request.child)
    const count = await bookingsUnder.get()(tx, await listOpenedBy(tx, request.number))
    if (count > 0) return refuse('enrolment.booked-since', { count })
    await closeOf(tx, request.number)
    return ok(null)
  },
}

/**
 * EN-6 · Enrols a child without a request, as an agent does at the counter. `services`: sessions, by service id. Twice
 * gives the same enrolments. @returns what was written
 */
export const enrolAtCounter = async (tx: Tx, wish: Wish): Promise<Result<Plan, EnrolmentRefusal>> => {
  const plan = decidePlan(wish, await readCatalogue(tx))
  if (plan.ok) await writePlan(tx, plan.value, null)
  return plan
}
