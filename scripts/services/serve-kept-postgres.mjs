/** A PostgreSQL for as long as this process runs, its data kept: `serve-kept-postgres.mjs FOLDER PORT`. */
import { startPostgres } from './postgres.mjs';

const [folder, port] = process.argv.slice(2);
const { stop, ended } = await startPostgres({ folder, port: Number(port), settings: { max_connections: '200' } });
process.stdout.write('ready\n');
process.on('SIGTERM', () => void stop().then(() => process.exit()));
void ended.then(() => process.exit(1));
