/**
 * A Redis for as long as this process runs: `serve-redis.mjs FOLDER PORT`, with the password in TRIBUTARY_REDIS_PASSWORD.
 * Reachable from this machine only; what it holds outlasts a restart.
 */
import { spawn } from 'node:child_process';

const [folder, port] = process.argv.slice(2);
const password = process.env.TRIBUTARY_REDIS_PASSWORD ?? '';

const server = spawn('redis-server', ['-'], { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] });
// The configuration comes through a pipe: what is on a command line, everybody on the machine can read.
server.stdin.end(`bind 127.0.0.1\nport ${port}\ndir ${folder}\nappendonly yes\nappendfsync everysec\nrequirepass ${password}\n`);
server.on('error', (error) => { process.stdout.write(`redis-server: ${error.message}\n`); process.exitCode = 1; });
server.on('exit', () => process.exit());
process.on('SIGTERM', () => server.kill('SIGTERM'));
process.on('exit', () => server.kill('SIGKILL'));
