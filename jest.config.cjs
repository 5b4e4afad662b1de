const { availableParallelism } = require('node:os');

/** Tests run on the TypeScript sources; those that load nodes through n8n's own loader use `dist`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Left as they are, dynamic imports need an experimental flag of Node.js.
  transform: { '^.+\\.ts$': ['@sucrase/jest-plugin', { preserveDynamicImport: false }] },
  moduleNameMapper: {
    // n8n-core requires the CommonJS build of n8n-workflow; one copy keeps instanceof true.
    '^n8n-workflow$': require.resolve('n8n-workflow'),
    // Of ES modules, which jest does not load; n8n's form nodes name it, and no test calls it.
    '^sanitize-html$': '<rootDir>/test/sanitizeHtml.ts',
  },
  // Left to itself, jest runs one file after the other on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 60_000,
};
