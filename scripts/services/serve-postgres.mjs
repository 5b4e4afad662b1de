/**
 * A PostgreSQL for as long as somebody holds the other end of standard input, so that it ends however its user
 * does. Prints one line: `{"url": …}` or `{"reason": …}`. Settings of postgresql.conf are given as `name=value`.
 */
import { startPostgres } from './postgres.mjs';

const settings = Object.fromEntries(process.argv.slice(2).map((setting) => setting.split(/=(.*)/s)));

try {
  const { url, stop } = await startPostgres({ settings });
  process.stdout.write(`${JSON.stringify({ url })}\n`);
  process.stdin.on('end', () => void stop()).resume();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ reason: error.message })}\n`);
}
