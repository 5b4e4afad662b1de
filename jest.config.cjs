const swc = (syntax) => ['@swc/jest', { jsc: { parser: { syntax }, target: 'es2022' }, module: { type: 'commonjs' } }];

/** Tests run on the TypeScript sources; those that load nodes through n8n's own loader use `dist`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': swc('typescript'),
    // It imports its own parts dynamically, which jest only follows in transformed code.
    '[/\\\\]@electric-sql[/\\\\]pglite[/\\\\].+\\.cjs$': swc('ecmascript'),
  },
  transformIgnorePatterns: ['/node_modules/(?!@electric-sql/pglite/)'],
  // n8n-core requires the CommonJS build of n8n-workflow; one copy keeps instanceof true.
  moduleNameMapper: { '^n8n-workflow$': require.resolve('n8n-workflow') },
  testTimeout: 60_000,
};
