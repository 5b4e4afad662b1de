import net from 'node:net';

/** `wanted` when it is free on this machine and not in `except`, else any free port. */
export async function freePort(wanted, except = []) {
  if (wanted && !except.includes(wanted) && (await isFree(wanted))) return wanted;
  const port = await listenOnce(0);
  return except.includes(port) ? freePort(0, except) : port;
}

export async function isFree(port) {
  return (await listenOnce(port).catch(() => null)) !== null;
}

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}
