/** Tests run on the TypeScript sources; those that load nodes through n8n's own loader use `dist`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }] },
  // n8n-core requires the CommonJS build of n8n-workflow; one copy keeps instanceof true.
  moduleNameMapper: { '^n8n-workflow$': require.resolve('n8n-workflow') },
  testTimeout: 60_000,
};
