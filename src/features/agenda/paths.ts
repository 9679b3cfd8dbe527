/** «Toute la famille», in addresses. */
export const FAMILY = 'famille' as const
export type AgendaView = 'mois' | 'semaine' | 'liste'

/** Whose agenda, when, how: everything that its address says. */
export type AgendaAt = {
  readonly who: number | typeof FAMILY
  readonly view?: AgendaView
  readonly month?: { toString(): string } | null
  /** A day of the week shown, when `view` is «semaine». */
  readonly day?: { toString(): string } | null
}

/** The same of anybody: `who` may be a place to fill in. */
export type AnybodysAgendaAt = Omit<AgendaAt, 'who'> & { readonly who: number | string }

const query = ({ who, view = 'mois', month, day }: AnybodysAgendaAt): string =>
  [
    `?personne=${who}`,
    view === 'semaine' || !month ? '' : `&mois=${month}`,
    view === 'mois' ? '' : `&vue=${view}`,
    view === 'semaine' && day ? `&jour=${day}` : '',
  ].join('')

export const agendaPaths = {
  month: '/agenda',
  review: '/agenda/verification',
  save: '/agenda/enregistrement',
  why: '/agenda/pourquoi',
  group: '/agenda/reservations-groupees',
  saveGroup: '/agenda/reservations-groupees/enregistrement',
  groupDone: (group: number | string): string => `/agenda/reservations-groupees/${group}`,
  at: (at: AnybodysAgendaAt): string => `/agenda${query(at)}`,
  reviewOf: (at: AgendaAt): string => `/agenda/verification${query(at)}`,
  saveOf: (at: AgendaAt): string => `/agenda/enregistrement${query(at)}`,
}
