/** Who may import whom: every arrow of the architecture goes one way. */
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: '^(src|workers|test)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
    layer('core-stands-alone', '^src/core/', ['^src/core/']),
    {
      name: 'core-takes-only-types-from-packages',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'an-analysis-imports-core-and-itself',
      severity: 'error',
      from: { path: '^src/analyses/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|workers|test)/', pathNot: ['^src/core/', '^src/analyses/$1/'] },
    },
    layer('the-registry-imports-analyses', '^src/analyses/[^/]+\\.ts$', [
      '^src/core/',
      '^src/analyses/',
    ]),
    layer('ingest-imports-core', '^src/ingest/', ['^src/core/', '^src/ingest/']),
    layer('engine-imports-core', '^src/engine/', ['^src/core/', '^src/engine/']),
    layer('workers-are-thin', '^workers/', [
      '^src/core/',
      '^src/engine/',
      '^src/ingest/',
      '^src/audience/',
      '^workers/',
    ]),
    layer('audience-imports-core', '^src/audience/', ['^src/core/', '^src/audience/']),
    layer('export-imports-core', '^src/export/', ['^src/core/', '^src/export/']),
    layer('sample-stands-alone', '^src/sample/', ['^src/sample/']),
    layer('url-imports-core-and-registry', '^src/url/', [
      '^src/core/',
      '^src/url/',
      '^src/analyses/[^/]+\\.ts$',
    ]),
    layer('i18n-imports-core', '^src/i18n/', ['^src/core/', '^src/i18n/']),
    layer('state-never-sees-components', '^src/state/', [
      '^src/core/',
      '^src/state/',
      '^src/url/',
      '^src/i18n/',
      '^src/engine/',
      '^src/ingest/',
      '^src/audience/',
      '^src/analyses/[^/]+\\.ts$',
    ]),
    layer('ui-draws-state', '^src/ui/', [
      '^src/core/',
      '^src/ui/',
      '^src/state/',
      '^src/url/',
      '^src/i18n/',
      '^src/export/',
      '^src/audience/(registry|types|platform-card|platforms/)',
      '^src/ingest/types',
      '^src/analyses/[^/]+\\.ts$',
    ]),
    {
      name: 'one-component-draws-charts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/ui/chart/' },
      to: { path: 'node_modules/(vega-embed|vega-interpreter)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.json'] },
  },
};
