const { isMainThread } = require('node:worker_threads');

/**
 * Loaded into every process the editor starts: it ends when the pipe on its standard input closes, which happens
 * however the starter ends, also when it was killed. (Threads load it too; theirs is not that pipe.)
 */
if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.on('error', () => undefined);
  process.stdin.resume();
  process.stdin.unref?.();
}
