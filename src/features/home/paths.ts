export const homePaths = { public: '/', mine: '/accueil', sitemap: '/plan-du-site' } as const
