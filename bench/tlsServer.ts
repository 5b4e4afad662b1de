import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** A customer API over TLS that says yes to everything. Run with the files of its key and certificate; tells its parent port and handshakes. */
const LATENCY_MS = 5;
const ANSWER = JSON.stringify({ id: 'cust_00000001' });

const [keyFile = '', certificateFile = ''] = process.argv.slice(2);
let handshakes = 0;

const server = https.createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (request, response) => {
  request.resume().on('end', () => setTimeout(() => {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': ANSWER.length }).end(ANSWER);
  }, LATENCY_MS));
});
server.on('secureConnection', () => { handshakes += 1; });
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send?.({ handshakes }));
