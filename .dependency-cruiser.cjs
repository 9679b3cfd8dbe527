// The arrows of docs/architecture.md: who may import whom. tools/arrows.ts runs it and makes sure that it read the code.

/** Lowest first: a feature uses the door (index.ts) of those before it, never of those after. */
const { order: FEATURES } = require('./src/app/order.ts')

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: '\\.test\\.tsx?$', ...from },
  to: { path: '^(src|db|test|tools|bench)/', pathNot: allowed },
})

/** In a feature: `$1` is its own name. */
const inFeature = (role, allowed, comment) =>
  only(`feature-${role.replace(/\W/g, '')}`, { path: `^src/features/([^/]+)/${role}` }, allowed, comment)
const own = (...parts) => parts.map((part) => `^src/features/$1/${part}`)
const earlierDoors = '^src/features/[^/]+/index\\.ts$' // narrowed by `…-looks-down-only`

const layers = [
  only('core-is-alone', { path: '^src/core/' }, ['^src/core/'], 'core imports nothing of ours'),
  {
    name: 'core-has-no-io',
    severity: 'error',
    from: { path: '^src/(core|forms)/|^src/features/[^/]+/domain/', pathNot: '\\.test\\.tsx?$' },
    to: { dependencyTypes: ['core'] },
    comment: 'pure in the middle: no Node module',
  },
  only('forms-on-core', { path: '^src/forms/' }, ['^src/(core|forms)/'], 'forms imports core'),
  only('ui-on-forms', { path: '^src/ui/' }, ['^src/(core|forms|ui)/'], 'ui imports forms and core'),
  only(
    'platform-on-core',
    { path: '^src/platform/' },
    ['^src/(core|platform)/', '^db/schema\\.gen\\.ts$'],
    'platform imports core',
  ),
  inFeature('paths\\.ts$', [], 'paths is a leaf'),
  inFeature('domain/', ['^src/core/', ...own('domain/')], 'domain imports core'),
  inFeature(
    'store/',
    ['^src/core/', '^src/platform/(db/|files/|http/(actor|ctx|errors)\\.ts$)', ...own('(domain|store)/'), ...own('paths\\.ts$')],
    'store imports domain and platform/db and platform/files',
  ),
  inFeature(
    'actions/',
    ['^src/(core|forms)/', '^src/platform/', ...own('(actions|domain|store|mails|jobs)/'), ...own('[^/]+\\.ts$'), earlierDoors],
    'actions import domain, store, platform and earlier doors',
  ),
  inFeature(
    'islands/',
    ['^src/(core|forms)/', '^src/ui/islands/', ...own('(domain|islands)/')],
    'islands never reach the server',
  ),
  {
    name: 'nobody-imports-app',
    severity: 'error',
    from: { path: '^(src|db)/', pathNot: ['^src/(app/|commands/|main\\.ts|cli\\.ts)', '^db/demo/', '\\.test\\.tsx?$'] },
    to: { path: '^src/(app/|commands/|main\\.ts|cli\\.ts)' },
  },
  { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
]

const looksDown = FEATURES.map((feature, rank) => ({
  name: `${feature}-looks-down-only`,
  severity: 'error',
  from: { path: `^src/features/${feature}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^src/features/',
    pathNot: [`^src/features/${feature}/`, ...FEATURES.slice(0, rank).map((lower) => `^src/features/${lower}/index\\.ts$`)],
  },
}))

const unknownFeature = {
  name: 'feature-has-a-rank',
  severity: 'error',
  from: { path: '^src/features/', pathNot: `^src/features/(${FEATURES.join('|')})/` },
  to: { path: '^src/' },
}

module.exports = {
  forbidden: [...layers, ...looksDown, unknownFeature],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
