export { publishLegalTexts } from './actions/publish-legal-texts.ts'
export { type LegalSlug, legalPaths } from './paths.ts'
export { acceptTerms, listAcceptances } from './store/acceptances.ts'
export { getLegalPage } from './store/legal-pages.ts'
