import { accountsFeature } from '#features/accounts/plugin.ts'
import { adminFeature } from '#features/admin/plugin.ts'
import { agendaFeature } from '#features/agenda/plugin.ts'
import { captchaFeature } from '#features/captcha/plugin.ts'
import { catalogueFeature } from '#features/catalogue/plugin.ts'
import { demoFeature } from '#features/demo/plugin.ts'
import { deskFeature } from '#features/desk/plugin.ts'
import { documentsFeature } from '#features/documents/plugin.ts'
import { enrolmentFeature } from '#features/enrolment/plugin.ts'
import { familiesFeature } from '#features/families/plugin.ts'
import { familyFeature } from '#features/family/plugin.ts'
import { geographyFeature } from '#features/geography/plugin.ts'
import { homeFeature } from '#features/home/plugin.ts'
import { ledgerFeature } from '#features/ledger/plugin.ts'
import { legalFeature } from '#features/legal/plugin.ts'
import { menusFeature } from '#features/menus/plugin.ts'
import { messagesFeature } from '#features/messages/plugin.ts'
import { newsFeature } from '#features/news/plugin.ts'
import { paymentsFeature } from '#features/payments/plugin.ts'
import { placesFeature } from '#features/places/plugin.ts'
import { proceduresFeature } from '#features/procedures/plugin.ts'
import { profileFeature } from '#features/profile/plugin.ts'
import { regieFeature } from '#features/regie/plugin.ts'
import { rightsFeature } from '#features/rights/plugin.ts'
import { searchFeature } from '#features/search/plugin.ts'
import { tariffsFeature } from '#features/tariffs/plugin.ts'
import { townFeature } from '#features/town/plugin.ts'
import type { Feature } from '#platform/feature.ts'

/** The table of contents: every subject of the portal that has pages or jobs, in dependency order (app/order.ts). */
export const features: readonly Feature[] = [
  geographyFeature,
  captchaFeature,
  accountsFeature,
  familyFeature,
  catalogueFeature,
  legalFeature,
  documentsFeature,
  messagesFeature,
  ledgerFeature,
  tariffsFeature,
  profileFeature,
  paymentsFeature,
  proceduresFeature,
  enrolmentFeature,
  menusFeature,
  agendaFeature,
  placesFeature,
  newsFeature,
  searchFeature,
  regieFeature,
  familiesFeature,
  rightsFeature,
  homeFeature,
  deskFeature,
  townFeature,
  adminFeature,
  demoFeature,
]

/** What waits for somebody, counted with their session. */
export const counters = features.flatMap((feature) => feature.contributes?.counters ?? [])
