import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LEASH = fileURLToPath(new URL('./leash.cjs', import.meta.url));
const GRACE_MS = 20_000;
const LINES_TOLD = 20;
const LOOK_AGAIN_MS = 50;

/**
 * Starts a long-running Node.js program and resolves once it has printed something that matches `ready`. What it
 * prints goes to `log`. Rejects with its last lines when it ends before that.
 * @returns {Promise<{ pid: number, ended: Promise<void>, stop(): Promise<void> }>}
 */
export async function startService({ name, node, args, env, cwd, log, ready }) {
  // Straight to a file: n8n never ends once nobody reads what it prints through a pipe.
  const output = fs.openSync(log, 'w', 0o600);
  // A group of its own, so that Ctrl-C reaches only the starter and what the program itself starts can be ended too.
  const child = spawn(node, ['--require', LEASH, ...args], { cwd, env, stdio: ['pipe', output, output], detached: process.platform !== 'win32' });
  fs.closeSync(output);
  const killGroup = () => kill(child, 'SIGKILL');
  process.once('exit', killGroup);
  let over = false;
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => {
    over = true;
    process.off('exit', killGroup);
  });
  const stop = () => stopService(child, ended);
  while (!ready.test(fs.readFileSync(log, 'utf8'))) {
    if (over) {
      await stop();
      throw new Error(`${name} ended before it was ready. Its last lines, from ${log}:\n${lastLines(log)}`);
    }
    await sleep(LOOK_AGAIN_MS);
  }
  return { pid: child.pid, ended, stop };
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
