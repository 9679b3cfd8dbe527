/**
 * The subjects of a town hall, in dependency order: a feature uses the door (`index.ts`) of those before it, never of
 * those after. Read by the arrows check too.
 */
export const order = [
  'geography',
  'captcha',
  'accounts',
  'family',
  'catalogue',
  'legal',
  'documents',
  'messages',
  'ledger',
  'tariffs',
  'profile',
  'payments',
  'procedures',
  'enrolment',
  'menus',
  'agenda',
  'places',
  'news',
  'search',
  'regie',
  'families',
  'rights',
  'home',
  'desk',
  'town',
  'admin',
  'demo',
] as const
