import type { Feature } from '#platform/feature.ts'
import { myHome } from './pages/citizen/my-home.route.ts'
import { publicHome } from './pages/citizen/public-home.route.ts'
import { sitemapFile } from './pages/citizen/sitemap.endpoint.ts'
import { sitemap } from './pages/citizen/sitemap.route.ts'
import { allToDos } from './pages/citizen/todos.route.ts'

export const homeFeature: Feature = { name: 'home', pages: [publicHome, myHome, allToDos, sitemap], endpoints: [sitemapFile] }
