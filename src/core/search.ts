/** What a search may find: heading of the results. */
export type SearchKind = 'demarche' | 'service' | 'lieu' | 'actualite' | 'page'
