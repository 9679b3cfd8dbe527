import type { Db, Tx } from '#platform/db/database.ts'
import {
  type Composition,
  type ContactDetails,
  NO_CONTACT,
  NO_SOCIAL,
  type Scheme,
  type SocialDetails,
} from '../domain/details.ts'

/** Where these adults live and how they are reached; those who said nothing are not in the answer. */
export const contactsOf = async (db: Db, persons: readonly number[]): Promise<Map<number, ContactDetails>> => {
  if (persons.length === 0) return new Map()
  const rows = await db
    .selectFrom('contact_details')
    .selectAll()
    .where('person_id', 'in', [...persons])
    .execute()
  return new Map(rows.map((row) => [row.person_id, contactOf(row)]))
}

type ContactRow = {
  street: string | null
  street_more: string | null
  postcode: string | null
  city: string | null
  phone: string | null
  other_phone: string | null
}

const contactOf = (row: ContactRow): ContactDetails => ({
  street: row.street,
  streetMore: row.street_more,
  postcode: row.postcode,
  city: row.city,
  phone: row.phone,
  otherPhone: row.other_phone,
})

/** What an adult said of where they live and how they are reached, and when; null when they said nothing. */
export const toldContact = async (
  db: Db,
  person: number,
): Promise<(ContactDetails & { readonly changedAt: Temporal.Instant }) | null> => {
  const row = await db.selectFrom('contact_details').selectAll().where('person_id', '=', person).executeTakeFirst()
  return row ? { ...contactOf(row), changedAt: row.updated_at } : null
}

/** What an adult said of where they live; nothing known reads as empty. */
export const getContact = async (db: Db, person: number): Promise<ContactDetails> =>
  (await contactsOf(db, [person])).get(person) ?? NO_CONTACT

export const saveContact = async (tx: Tx, person: number, details: ContactDetails): Promise<void> => {
  const columns = {
    street: details.street,
    street_more: details.streetMore,
    postcode: details.postcode,
    city: details.city,
    phone: details.phone,
    other_phone: details.otherPhone,
    updated_at: tx.scope.now,
  }
  await tx
    .insertInto('contact_details')
    .values({ person_id: person, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .execute()
}

/** What these adults declared; those who declared nothing are not in the answer. */
export const socialsOf = async (db: Db, persons: readonly number[]): Promise<Map<number, SocialDetails>> => {
  if (persons.length === 0) return new Map()
  const rows = await db
    .selectFrom('social_details')
    .selectAll()
    .where('person_id', 'in', [...persons])
    .execute()
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        scheme: row.scheme as Scheme | null,
        taxIncomeCents: row.tax_income_cents,
        taxChildren: row.tax_children,
        holderName: row.holder_name,
        holderNumber: row.holder_number,
        allowanceQuotientCents: row.allowance_quotient_cents,
        allowanceChildren: row.allowance_children,
        monthlyResourcesCents: row.monthly_resources_cents,
        composition: row.composition as Composition | null,
      },
    ]),
  )
}

export const getSocial = async (db: Db, person: number): Promise<SocialDetails> =>
  (await socialsOf(db, [person])).get(person) ?? NO_SOCIAL

export const saveSocial = async (tx: Tx, person: number, details: SocialDetails): Promise<void> => {
  const columns = {
    scheme: details.scheme,
    tax_income_cents: details.taxIncomeCents,
    tax_children: details.taxChildren,
    holder_name: details.holderName,
    holder_number: details.holderNumber,
    allowance_quotient_cents: details.allowanceQuotientCents,
    allowance_children: details.allowanceChildren,
    monthly_resources_cents: details.monthlyResourcesCents,
    composition: details.composition,
    updated_at: tx.scope.now,
  }
  await tx
    .insertInto('social_details')
    .values({ person_id: person, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .execute()
}

/** When that adult last confirmed their profile, or since when they have one. */
export const confirmedSince = async (db: Db, person: number): Promise<Temporal.Instant> => {
  const row = await db
    .selectFrom('person')
    .select(['details_confirmed_at', 'created_at'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return row.details_confirmed_at ?? row.created_at
}

export const markConfirmed = async (tx: Tx, person: number): Promise<void> => {
  await tx.updateTable('person').set({ details_confirmed_at: tx.scope.now }).where('id', '=', person).execute()
}

export const saveCivility = async (tx: Tx, person: number, civility: 'madame' | 'monsieur' | null): Promise<void> => {
  await tx.updateTable('person').set({ civility }).where('id', '=', person).execute()
}
