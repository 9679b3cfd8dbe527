import type { Feature } from '#platform/feature.ts'
import { gallery } from './pages/gallery.route.ts'
import { logins } from './pages/logins.route.ts'
import { mail, mailbox } from './pages/mailbox.route.ts'

export const demoFeature: Feature = { name: 'demo', pages: [logins, mailbox, mail, gallery] }
