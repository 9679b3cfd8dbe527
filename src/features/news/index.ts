/** The door of news: what the home, the site map and the demo may use. */
export type { News } from './domain/news.ts'
export { NewsItems } from './pages/citizen/news.page.tsx'
export { newsFor } from './pages/citizen/news.route.ts'
export { newsPaths } from './paths.ts'
export { insertNews } from './store/news.ts'
export { findSubscriptionOf, leaveNews } from './store/subscriptions.ts'
