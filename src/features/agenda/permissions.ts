/** See the agenda of one's children, and book in it. */
export const AGENDA_BOOK = 'agenda.book'
