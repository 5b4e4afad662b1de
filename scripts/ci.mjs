/**
 * Every test that this machine can run, one kind after the other: `npm test`, then the package in n8n, in queue mode and
 * on n8n's own expression engine, where what they need is there or can be installed. The last lines say what ran.
 */
import { spawn } from 'node:child_process';
import { ensureChromium } from './editor/chromium.mjs';
import { ensureN8n } from './editor/n8n-install.mjs';
import { npm } from './install.mjs';
import { root } from './project.mjs';
import { ensureServers } from './scale/servers.mjs';
import { ensurePostgres } from './services/postgres-programs.mjs';

const tell = (line) => process.stdout.write(`${line}\n`);
const n8n = () => ensureN8n(root, tell);

const KINDS = [
  // The warehouse is tested on a real PostgreSQL too, and pages in a real browser, where there is one.
  { script: 'test', minutes: 40, prepare: () => wherePossible(ensurePostgres, ensureChromium) },
  { script: 'test:n8n', minutes: 20, prepare: () => ensureChromium(tell).then(n8n) },
  { script: 'test:scale', minutes: 12, prepare: () => ensureServers(tell).then(() => ensureChromium(tell)).then(n8n) },
  // The tests that run workflows and nodes, on the Node.js and the expression engine of n8n's server.
  { script: 'test:vm', minutes: 15, prepare: n8n },
];

const results = [];
for (const kind of KINDS) results.push(await runKind(kind));
tell(`\n${results.map(({ told }) => told).join('\n')}`);
const sum = (name) => results.reduce((total, result) => total + result[name], 0);
tell(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

/** Says what cannot be had, and goes on without it. */
async function wherePossible(...prepares) {
  for (const prepare of prepares) await prepare(tell).catch((error) => tell(error.message));
}

async function runKind({ script, minutes, prepare }) {
  try {
    await prepare();
  } catch (error) {
    return { ok: true, passed: 0, failed: 0, told: `npm run ${script}: not run. ${error.message.split('\n')[0]}` };
  }
  const { code, output } = await run(script, minutes);
  const counted = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  const passed = Number(counted?.[1] ?? 0);
  // A kind that breaks off before it has counted is one failure.
  const failed = Number(counted?.[2] ?? 1) || (code === 0 ? 0 : 1);
  return { ok: code === 0, passed, failed, told: `npm run ${script}: ${passed} passed, ${failed} failed` };
}

function run(script, minutes) {
  const [command, args] = npm('run', '--silent', script);
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell: command.endsWith('.cmd') });
  const giveUp = setTimeout(() => {
    tell(`npm run ${script} took longer than ${minutes} minutes and was ended.`);
    child.kill();
  }, minutes * 60_000);
  let end = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    end = (end + chunk).slice(-4_000);
  });
  return new Promise((resolve) => child.on('close', (code) => {
    clearTimeout(giveUp);
    resolve({ code, output: end });
  }));
}
