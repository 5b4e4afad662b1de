/** Installs a PostgreSQL server for the tests where it can; they say themselves what they do without one. */
import { ensurePostgres } from './postgres-programs.mjs';

try {
  await ensurePostgres((line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
}
