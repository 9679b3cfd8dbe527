/** Looking for a procedure, a service, a place, news, a page. */
export { searchPaths } from './paths.ts'
export { searchEntries } from './ports.ts'
export { insertSynonym } from './store/synonyms.ts'
