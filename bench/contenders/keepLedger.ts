import { createLedger } from '../../lib/delivery/ledger';
import { openWarehouse } from '../../lib/warehouse';
import { contend } from '../contend';

export interface LedgerJob {
  readonly folder: string;
  readonly rows: number;
  /** Rows under way at the same time; 1 leaves nothing to share a commit with. */
  readonly callers: number;
}

export interface LedgerFigures {
  readonly ms: number;
}

const IDENTITY = { inputSha256: 'bench', mappingFingerprint: 'bench', destinationId: 'bench' };

/** Intent and outcome of every row, each awaited until it is committed, as an import does around its requests. */
contend(async ({ folder, rows, callers }: LedgerJob): Promise<LedgerFigures> => {
  const warehouse = await openWarehouse({ folder });
  const ledger = createLedger(warehouse);
  await ledger.open(IDENTITY, { fresh: true, inputName: 'bench.csv' });
  let line = 0;
  const caller = async (): Promise<void> => {
    while (line < rows) {
      line += 1;
      const row = { key: `record-${line}`, line };
      await ledger.intend([row]);
      await ledger.settle([{ ...row, status: 'created', remoteId: `cust_${line}`, code: null, field: null, message: null, landed: null }]);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const ms = performance.now() - started;
  await ledger.close();
  await warehouse.close();
  return { ms };
});
