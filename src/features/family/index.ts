/** The door of family: what later features and the demo may use. */
export { addChild, declareChild, type FamilyRefusal } from './actions/add-child.ts'
export { addGuardian } from './actions/add-guardian.ts'
export {
  ALL_RIGHTS,
  type Child,
  childBirthDateFault,
  type NewChild,
  type Right,
  type Rights,
  SEXES,
  type Sex,
} from './domain/child.ts'
export { addChildFields, addChildForm, blankChildForm, childOfForm } from './pages/citizen/add-child.form.ts'
export { familyFile, familyPaths } from './paths.ts'
export { ficheContacts } from './ports.ts'
export { familySentences } from './refusals.ts'
export { getChild, listChildren, listSoleChildren } from './store/children.ts'
export { listAuthorised } from './store/family.ts'
export { adultsOf, findHouseholds, type Household } from './store/households.ts'
export { type FoundChild, getAnyChild, getPerson, guardiansToWrite, namesOf, type Person } from './store/persons.ts'
