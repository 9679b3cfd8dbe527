/** URLs of agents. A leaf: imports nothing. */
type Id = number | ':fermeture' | ':activite' | ':enfant' | ':presence'
type Dated = { toString(): string } | null | undefined

const CALENDAR = '/agent/parametres/calendrier'
const LISTS = '/agent/listes'
const CALLS = '/agent/appel'
const AGENDAS = '/agent/agenda'
const KINDS = '/agent/parametres/presences'

const on = (day: Dated): string => (day ? `?jour=${day}` : '')

export const agentPaths = {
  calendar: CALENDAR,
  calendarOf: (year: number) => `${CALENDAR}?annee=${year}`,
  close: `${CALENDAR}/fermer`,
  saveClosing: `${CALENDAR}/fermer/enregistrer`,
  importHolidays: `${CALENDAR}/importer`,
  saveImport: `${CALENDAR}/importer/enregistrer`,
  closure: (id: Id) => `${CALENDAR}/${id}`,
  activities: '/agent/parametres/activites',
  newActivity: '/agent/parametres/activites/nouvelle',
  activity: (id: Id) => `/agent/parametres/activites/${id}`,
  cutOffs: (activity: Id) => `/agent/parametres/activites/${activity}/delais`,
  lists: LISTS,
  listsOf: (day: Dated) => `${LISTS}${on(day)}`,
  week: `${LISTS}/semaine`,
  weekOf: (day: Dated) => `${LISTS}/semaine${on(day)}`,
  countsFile: `${LISTS}/fichier`,
  countsFileOf: (day: Dated) => `${LISTS}/fichier${on(day)}`,
  freeze: `${LISTS}/figer`,
  list: (activity: Id, day?: Dated) => `${LISTS}/activites/${activity}${on(day)}`,
  calls: CALLS,
  callsOf: (day: Dated) => `${CALLS}${on(day)}`,
  call: (activity: Id, day?: Dated) => `${CALLS}/${activity}${on(day)}`,
  finishCall: (activity: Id, day?: Dated) => `${CALLS}/${activity}/terminer${on(day)}`,
  reopenCall: (activity: Id, day?: Dated) => `${CALLS}/${activity}/rouvrir${on(day)}`,
  addToCall: (activity: Id, day?: Dated) => `${CALLS}/${activity}/ajouter${on(day)}`,
  families: AGENDAS,
  family: (child: Id, month?: Dated) => `${AGENDAS}/${child}${month ? `?mois=${month}` : ''}`,
  /** The same, for a family known already: who pays is chosen. */
  familyFor: (child: Id, household: number, month?: Dated) =>
    `${AGENDAS}/${child}?foyer=${household}${month ? `&mois=${month}` : ''}`,
  familiesOf: (household: number) => `${AGENDAS}?famille=${household}`,
  reviewFamily: (child: Id, month?: Dated) => `${AGENDAS}/${child}/verification${month ? `?mois=${month}` : ''}`,
  saveFamily: (child: Id, month?: Dated) => `${AGENDAS}/${child}/enregistrement${month ? `?mois=${month}` : ''}`,
  attendance: '/agent/frequentation',
  attendanceFile: '/agent/frequentation/fichier',
  kinds: KINDS,
  newKind: `${KINDS}/nouvelle`,
  kind: (code: string) => `${KINDS}/${code}`,
  sendings: '/agent/parametres/envois',
} as const
