import Module from 'node:module';

/**
 * PGlite itself, loaded by Node.js: its dynamic imports do not work in jest's module system. Jest takes this
 * file for the package in every test.
 */
module.exports = new Module(__filename).require(require.resolve('@electric-sql/pglite'));
