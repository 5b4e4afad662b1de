import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const community = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'out/', '.n8n/', '.cache/', 'editor/', 'coverage/'] },
  {
    files: ['{lib,nodes,credentials,sandbox,runner,bench,test}/**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      // Heavy libraries are required where they are first used: loading the package costs n8n's start next to nothing.
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['{runner,sandbox,bench}/**/*.ts'],
    // They talk to a terminal.
    rules: { 'no-console': 'off' },
  },
  {
    files: ['{nodes,credentials}/**/*.ts', 'package.json'],
    plugins: community.plugins,
    languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
    rules: {
      ...community.rules,
      // The self-hosted tier has ordinary dependencies, which n8n installs with the package: keep-alive HTTP,
      // CSV parsing and the embedded database cannot be had from the verified tier's list.
      '@n8n/community-nodes/no-runtime-dependencies': 'off',
    },
  },
  {
    files: ['credentials/**/*.ts'],
    plugins: { 'n8n-nodes-base': nodesBase },
    rules: {
      ...nodesBase.configs.credentials.rules,
      // It asks for a page slug of n8n's own documentation; community packages name a full address.
      'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
    },
  },
  {
    files: ['nodes/**/*.node.ts', 'nodes/**/*.operation.ts', 'nodes/**/*.fields.ts'],
    plugins: { 'n8n-nodes-base': nodesBase },
    rules: {
      ...nodesBase.configs.nodes.rules,
      // They ask for literals where n8n 2 wants the NodeConnectionTypes constants.
      'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
      'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
    },
  },
);
