/** The door of geography: where people are born. */
export { importGeography } from './actions/import-geography.ts'
export { COUNTRY_NAMES, FRANCE } from './domain/countries.ts'
export { settleBirthplace } from './pages/settle-birthplace.ts'
export { settleCommunes } from './pages/settle-communes.ts'
