/** The arrows of the house: nodes → lib/platforms, lib/delivery … → lib/http. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    rule('lib-knows-no-host', 'lib/ knows nothing of n8n', '^lib/', '^(nodes|credentials|runner|sandbox|bench|test)/|node_modules/(n8n-|@n8n/)'),
    rule('sandbox-stands-alone', 'a misunderstanding must not agree with itself', '^sandbox/', '^(lib|nodes|credentials|runner|bench|test)/'),
    rule('rows-know-no-http', 'tabular and mapping know nothing of HTTP', '^lib/(tabular|mapping)/', '^lib/(http|delivery|platforms|warehouse|dashboard|sync)/'),
    rule('http-is-the-bottom', 'the HTTP kernel serves every platform alike', '^lib/http/', '^lib/(?!http/)'),
    rule('warehouse-is-a-store', 'the warehouse knows no vendor and no delivery', '^lib/warehouse/', '^lib/(?!warehouse/)'),
    rule('delivery-knows-no-vendor', 'vendors come in as destinations', '^lib/delivery/', '^lib/(platforms|dashboard|sync)/'),
    {
      name: 'platforms-are-islands',
      comment: 'what two platforms share belongs to lib/http or a contract',
      severity: 'error',
      from: { path: '^lib/platforms/([^/]+)/' },
      to: { path: '^lib/platforms/', pathNot: '^lib/platforms/$1/' },
    },
    rule('faces-are-thin', 'nodes and credentials are used by n8n, not by the runner', '^(nodes|credentials)/', '^(runner|sandbox|bench|test)/'),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^lib/' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
