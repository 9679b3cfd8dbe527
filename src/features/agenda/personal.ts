import { sql } from 'kysely'
import { is, nameOf, OF_AGENTS, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'

const activity = (table: string) => ({
  label: 'Activité',
  value: sql`(select name from activity a where a.id = ${sql.ref(`${table}.activity_id`)})`,
})
const child = { label: 'Enfant', value: nameOf('child_id') }
const KEPT = [{ kept: 'agenda.bookings' }] as const

export const personalData: readonly PersonalTable[] = [
  {
    table: 'booking_repriced',
    export: {
      title: 'Réservations dont le prix a changé',
      rows: (s) => sql`booking_id in (select b.id from booking b where b.household_id = ${s.household})`,
      order: 'booking_id',
      columns: { booking_id: 'Réservation', before_cents: 'Prix d’avant' },
    },
    erase: KEPT,
  },
  {
    table: 'attendance',
    export: {
      title: 'Présences',
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: {
        child_id: child,
        activity_id: activity('attendance'),
        day: 'Jour',
        kind: { label: 'Présence', value: sql`(select label from attendance_kind k where k.code = attendance.kind)` },
        settled_cents: 'Prix retenu',
      },
    },
    without: { household_id: OWN_NUMBER, marked_by: SOMEBODY_ELSE, charge_id: 'numéro d’écriture du relevé' },
    erase: KEPT,
  },
  {
    table: 'booking',
    export: {
      title: 'Réservations',
      // Those of another household are its own: their price and author are not shown here either.
      rows: (s) => is('household_id', s.household),
      order: 'id',
      columns: {
        id: 'Numéro',
        child_id: child,
        activity_id: activity('booking'),
        day: 'Jour',
        booked_at: 'Réservé le',
        price_cents: 'Prix',
        cancelled_at: 'Annulé le',
        forced_why: 'Motif donné par la mairie',
      },
    },
    without: {
      household_id: OWN_NUMBER,
      booked_by: SOMEBODY_ELSE,
      cancelled_by: SOMEBODY_ELSE,
      charge_id: 'numéro d’écriture du relevé',
      reversal_id: 'numéro d’écriture du relevé',
    },
    erase: [{ blank: { forced_why: null }, where: (l) => is('household_id', l.household) }, ...KEPT],
  },
  {
    table: 'booking_group',
    export: 'numéros de réservations faites ensemble, gardés quelques jours',
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  {
    table: 'closure_letter',
    export: 'dit à qui un courriel de fermeture est parti',
    erase: [{ delete: (l) => is('account_id', l.account) }],
  },
  { table: 'closure', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
  { table: 'roll_call', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
]
