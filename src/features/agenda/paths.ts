export type MonthQuery = { readonly child: number; readonly month?: { toString(): string } | null }

const query = ({ child, month }: MonthQuery): string => `?personne=${child}${month ? `&mois=${month}` : ''}`

export const agendaPaths = {
  month: '/agenda',
  review: '/agenda/verification',
  save: '/agenda/enregistrement',
  ofMonth: (at: MonthQuery): string => `/agenda${query(at)}`,
  reviewOf: (at: MonthQuery): string => `/agenda/verification${query(at)}`,
  saveOf: (at: MonthQuery): string => `/agenda/enregistrement${query(at)}`,
}
