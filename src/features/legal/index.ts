export { publishLegalTexts } from './actions/publish-legal-texts.ts'
export type { LegalText } from './domain/text.ts'
export { type LegalSlug, legalPaths } from './paths.ts'
export { getLegalPage } from './store/legal-pages.ts'
