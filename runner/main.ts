import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { start } from './cli/start';
import { explain } from './cli/failure';

const UNUSABLE = 2;
const LINGER_MS = 2_000;
const HEAP_GROWTH_PERCENT = 50;

async function main(): Promise<void> {
  // n8n's engine alone is a hundred megabytes: left to itself, V8 lets as much again in garbage pile up beside it.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  // n8n-core takes a word in this place for the kind of process to be (worker, webhook).
  const words = process.argv.splice(2);
  // `npm start | head` closes the pipe early; that is no reason to end a run in the middle.
  process.stdout.on('error', () => undefined);
  try {
    process.exitCode = await start(words, path.resolve(__dirname, '..', '..'));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    if (process.env.TRIBUTARY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = UNUSABLE;
  }
  // Some library may keep a timer or a socket open; everything that matters is written.
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

void main();
