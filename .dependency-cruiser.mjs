/**
 * Who may import whom: main, app, services, commands → features → web → platform → db/client, and between
 * features only downward and only through `index.ts`.
 */

/** Features from the ground up; a level may import itself only within one feature, and everything below. */
const levels = [
  ['vocabularies', 'places', 'accounts', 'revisions'],
  ['organisations'],
  ['listings'],
  ['search'],
  ['matching', 'curation'],
  ['freshness', 'enquiries', 'notifications', 'volunteering', 'transfer', 'open-referral'],
  ['audits', 'reports', 'partnership'],
  ['pages'],
];

const upward = levels.flatMap((names, level) =>
  names.map((name) => ({
    name: `features-${name}-downward-only`,
    severity: 'error',
    comment: 'A feature imports only features below it',
    from: { path: `^src/features/${name}/` },
    to: {
      path: `^src/features/(${levels
        .slice(level)
        .flat()
        .filter((other) => other !== name)
        .join('|')})/`,
    },
  })),
);

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'features-through-index',
      severity: 'error',
      comment: 'Another feature is known only by what its index.ts gives out',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        path: '^src/features/([^/]+)/',
        pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'],
      },
    },
    ...upward.filter((rule) => !rule.to.path.includes('()')),
    {
      name: 'web-knows-no-feature',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: ['^src/features/', '^src/[^/]+\\.tsx?$', '^src/commands/', '^db/'] },
    },
    {
      name: 'platform-is-a-kernel',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: {
        path: ['^src/(features|web|commands)/', '^src/[^/]+\\.tsx?$', '^db/'],
        pathNot: ['^db/(client|log-sync)\\.ts$', '^db/schema/(platform|mail)\\.ts$'],
      },
    },
    {
      name: 'db-knows-nothing-of-src',
      severity: 'error',
      from: { path: '^db/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(src|seeds|tests)/' },
    },
    {
      name: 'features-know-no-program',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^src/[^/]+\\.tsx?$', '^src/commands/'] },
    },
    {
      name: 'seeds-only-for-main-and-commands',
      severity: 'error',
      from: { path: '^(src|db)/', pathNot: ['^src/commands/', '^src/main\\.ts$', '\\.test\\.tsx?$'] },
      to: { path: '^seeds/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(src|db|seeds)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/' },
    },
    {
      name: 'views-read-nothing',
      severity: 'error',
      comment: 'A view imports no service and no query',
      from: { path: '^src/features/[^/]+/views/' },
      to: { path: '\\.(service|queries)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'models-have-no-effects',
      severity: 'error',
      from: { path: '\\.model\\.ts$' },
      to: {
        // Tables have no effects: what a column may hold is read off them.
        path: ['\\.(service|queries|routes)\\.tsx?$', '^db/(?!schema/)', '^src/web/'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
