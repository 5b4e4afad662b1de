const LOOK_MS = 500;

/**
 * Resolves when this program is asked to end: by Ctrl-C, by a signal, or because the `npm run` that started it
 * was ended (npm passes a signal on to its shell only).
 */
export function interrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
    if (!process.env.npm_lifecycle_event) return;
    const starter = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === starter) return;
      clearInterval(watch);
      resolve();
    }, LOOK_MS);
    watch.unref();
  });
}
