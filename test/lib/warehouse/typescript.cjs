const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

/** `node --require` this: child processes of tests run on the TypeScript sources, as the tests do. */
require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};
