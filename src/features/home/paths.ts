export const homePaths = {
  public: '/',
  mine: '/accueil',
  todos: '/accueil/a-faire',
  sitemap: '/plan-du-site',
  sitemapFile: '/sitemap.xml',
} as const
