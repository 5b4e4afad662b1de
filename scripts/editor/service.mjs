import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const LEASH = fileURLToPath(new URL('./leash.cjs', import.meta.url));
const GRACE_MS = 20_000;
const LINES_TOLD = 20;

/**
 * Starts a long-running Node.js program and resolves once it has printed something that matches `ready`. What it
 * prints goes to `log`. Rejects with its last lines when it ends before that.
 * @returns {Promise<{ pid: number, ended: Promise<void>, stop(): Promise<void> }>}
 */
export async function startService({ name, node, args, env, cwd, log, ready }) {
  const output = fs.createWriteStream(log, { flags: 'w', mode: 0o600 });
  // A group of its own, so that Ctrl-C reaches only the starter and what the program itself starts can be ended too.
  const child = spawn(node, ['--require', LEASH, ...args], { cwd, env, stdio: 'pipe', detached: process.platform !== 'win32' });
  const killGroup = () => kill(child, 'SIGKILL');
  process.once('exit', killGroup);
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  }).then(() => process.off('exit', killGroup));
  for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
  const stop = () => stopService(child, ended);
  await printed(child, ready, ended).catch(async () => {
    await stop();
    throw new Error(`${name} ended before it was ready. Its last lines, from ${log}:\n${lastLines(log)}`);
  });
  return { pid: child.pid, ended, stop };
}

function printed(child, ready, ended) {
  return new Promise((resolve, reject) => {
    let seen = '';
    const look = (chunk) => {
      seen = (seen + chunk).slice(-4096);
      if (!ready.test(seen)) return;
      child.stdout.off('data', look);
      resolve();
    };
    child.stdout.on('data', look);
    ended.then(reject);
  });
}

async function stopService(child, ended) {
  kill(child, 'SIGTERM');
  const giveUp = setTimeout(() => kill(child, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(giveUp);
  // The program is gone; whatever it left behind in its group goes too.
  kill(child, 'SIGKILL');
}

/** To the program itself when it is to end in its own way, to its whole group when it is to be gone. */
function kill(child, signal) {
  if (child.pid === undefined) return;
  const group = signal === 'SIGKILL' && process.platform !== 'win32';
  try {
    process.kill(group ? -child.pid : child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function lastLines(file) {
  return fs.readFileSync(file, 'utf8').trim().split('\n').slice(-LINES_TOLD).join('\n');
}
