import { interrupted } from './interrupted.mjs';

/**
 * Greets when what `start` starts is up, and closes it when a person asks for that or it ends by itself; of that
 * `complaint` is thrown.
 */
export async function untilStopped({ start, greeting, ended, complaint }) {
  const stop = interrupted();
  const started = await Promise.race([start((line) => process.stderr.write(`${line}\n`)), stop.then(() => null)]);
  // Stopped while starting: the exit handlers of what runs already end it.
  if (!started) return process.exit(130);
  process.stdout.write(greeting(started));
  const why = await Promise.race([stop.then(() => 'asked'), ended(started).then(() => 'ended')]);
  if (why === 'asked') process.stderr.write('\nStopping …\n');
  await started.close();
  if (why === 'ended') throw new Error(complaint(started));
}
