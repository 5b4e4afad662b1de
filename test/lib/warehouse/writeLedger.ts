import { writeSync } from 'node:fs';
import { createLedger } from '../../../lib/delivery/ledger';
import { openWarehouse, type OpenOptions } from '../../../lib/warehouse';

const LANES = 16;
const [options = '', prefix = ''] = process.argv.slice(2);
let next = 0;

/** Writes intents and outcomes without end and prints each key once its write has been acknowledged. */
async function main(): Promise<void> {
  const warehouse = await openWarehouse(JSON.parse(options) as OpenOptions);
  const ledger = createLedger(warehouse);
  await ledger.open({ inputSha256: 'aa', mappingFingerprint: 'm', destinationId: 'd' }, { fresh: false, inputName: 'a.csv' });
  const lane = async (): Promise<void> => {
    for (;;) {
      const line = next++;
      const key = `${prefix}-${line}`;
      await ledger.intend([{ key, line }]);
      writeSync(1, `${key} in_flight\n`);
      await ledger.settle([{ key, line, status: 'created', remoteId: `r${line}`, code: null, field: null, message: null, landed: null }]);
      writeSync(1, `${key} created\n`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

void main();
