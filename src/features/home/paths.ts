export const homePaths = { public: '/', mine: '/accueil', sitemap: '/plan-du-site', sitemapFile: '/sitemap.xml' } as const
