import type { INode } from 'n8n-workflow';
import type { RunOptions, RunResult } from '../../runner/engine/execution';
import { registerTrialClients } from '../../runner/cli/sandboxClients';
import { shipped, stores } from './shipped';

describe('workflows around the sync', () => {
  const around = stores(40);

  /** Runs a shipped workflow for the trial's clients; all their stores are due. */
  async function run(file: string, change: (node: INode) => void = () => undefined, options: Partial<RunOptions> = {}): Promise<RunResult> {
    const workflow = shipped(file);
    workflow.nodes.forEach(change);
    const trial = await registerTrialClients(around.sandbox.credentials(), around.warehouse);
    try {
      return await around.run(workflow, options);
    } finally {
      await trial.close();
    }
  }

  it('store-sync-scheduled.json syncs three clients, makes their pages, and finds nothing new the second time', async () => {
    const first = await run('store-sync-scheduled.json');
    expect(first.error).toBeUndefined();
    const streams = first.items('Store Sync').map(({ json }) => json);
    expect(new Set(streams.map(({ clientId }) => clientId))).toEqual(new Set(['alder', 'birchwood', 'cedar']));
    expect(streams.every(({ state, created, read }) => state === 'succeeded' && created === read)).toBe(true);
    expect(first.items('Dashboard').map(({ json }) => json.clientId).sort()).toEqual(['alder', 'birchwood', 'cedar']);
    expect(first.items('Dashboard', 1)).toHaveLength(1);

    const second = await run('store-sync-scheduled.json');
    expect(second.items('Store Sync').map(({ json }) => [json.created, json.updated, json.deleted])).toEqual(streams.map(() => [0, 0, 0]));
  }, 120_000);

  it('store-sync-scheduled.json ends in red when a store fails, after the pages of the others', async () => {
    const locked = around.sandbox.credentials().map((credential) => (
      credential.type === 'wooCommerceStoreApi' ? { ...credential, data: { ...credential.data, consumerSecret: `cs_${'0'.repeat(40)}` } } : credential
    ));
    const trial = await registerTrialClients(locked, around.warehouse);
    await trial.close();
    const result = await around.run(shipped('store-sync-scheduled.json'));
    expect(result.error?.message).toMatch(/credential|key|signature/i);
    expect(result.items('Dashboard').map(({ json }) => json.clientId)).toContain('birchwood');
    expect(JSON.stringify(result.run.data.resultData)).not.toContain('cs_0000');
  }, 120_000);

  it('multi-store-aggregation.json adds up the stores of each client to the cent', async () => {
    const result = await run('multi-store-aggregation.json', (node) => {
      if (node.name === 'Sales per Store') node.parameters.parameters = { parameter: [{ value: '3650' }] };
    });
    expect(result.error).toBeUndefined();
    const rows = result.items('Sales per Store').map(({ json }) => json);
    const cents = (amount: unknown): bigint => BigInt(String(amount).replace('.', ''));
    const sums = new Map<string, bigint>();
    for (const { client, currency, store, revenue } of rows) {
      const key = `${String(client)} ${String(currency)}`;
      sums.set(key, (sums.get(key) ?? 0n) + (store === 'all stores' ? -cents(revenue) : cents(revenue)));
    }
    expect(rows.filter(({ store }) => store !== 'all stores').length).toBeGreaterThanOrEqual(4);
    expect([...sums.values()]).toEqual([...sums.keys()].map(() => 0n));
    expect(result.items('Dashboard', 1)).toHaveLength(1);
  }, 120_000);

  describe('manual-upload.json', () => {
    const ordersOf = async (clientId: string) => {
      const { openWarehouse } = await import('../../lib/warehouse');
      const opened = await openWarehouse({ folder: String(around.warehouse.data.folder) });
      try {
        return await opened.asClient(clientId, (db) => db.selectFrom('orders').select(['id', 'total', 'currency', 'status', 'country', 'placed_at']).where('platform', '=', 'files').orderBy('id').execute());
      } finally {
        await opened.close();
      }
    };

    it('keeps the sample rows, and sets aside the one that is none', async () => {
      const result = await run('manual-upload.json');
      expect(result.error).toBeUndefined();
      expect(result.items('Keep Orders').map(({ json }) => json)).toEqual([expect.objectContaining({ clientId: 'default', rows: 3, created: 3 })]);
      expect(result.items('Recognise Orders', 1).map(({ json }) => json.code)).toEqual(['invalid_date']);
      expect(await ordersOf('default')).toEqual([
        { id: 'M-1001', total: '1234.50', currency: 'EUR', status: 'paid', country: 'DE', placed_at: '2026-11-02T00:00:00.000Z' },
        { id: 'M-1002', total: '19.90', currency: 'EUR', status: 'pending', country: 'FR', placed_at: '2026-11-03T00:00:00.000Z' },
        { id: 'M-1003', total: '7.00', currency: 'EUR', status: 'cancelled', country: 'DE', placed_at: '2026-11-05T00:00:00.000Z' },
      ]);
    }, 120_000);

    it.each([
      ['orders.json', 'application/json', JSON.stringify([{ bestellnummer: 'A1', datum: '2026-10-01', betrag: '5.25' }, { bestellnummer: 'A2', datum: '2026-10-02', betrag: '6.00' }])],
      ['orders.xml', 'text/xml', '<orders><order><number>A1</number><date>2026-10-01</date><total>5.25</total></order><order><number>A2</number><date>2026-10-02</date><total>7.00</total></order></orders>'],
    ])('takes %s from the form into the client and source named there', async (fileName, mimeType, content) => {
      const form = { clientId: 'cedar', source: 'Market stall', currency: 'chf' };
      const result = await run('manual-upload.json', (node) => {
        // The form node would wait for a browser; its text is what matters here.
        if (node.type === 'n8n-nodes-base.form') Object.assign(node, { type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: { assignments: { assignments: [{ id: 'shown', name: 'shown', type: 'string', value: node.parameters.completionMessage }] }, options: {} } });
      }, { startNode: 'Upload Form', mode: 'webhook', input: [[{ json: form, binary: { file: { data: Buffer.from(content).toString('base64'), mimeType, fileName } } }]] });
      expect(result.error).toBeUndefined();
      expect(String(result.items('Show Result')[0]?.json.shown)).toMatch(fileName.endsWith('json') ? /^2 created, 0 updated, 0 unchanged; 0 rows/ : /^0 created, 1 updated, 1 unchanged; 0 rows/);
      expect((await ordersOf('cedar')).map(({ id, currency }) => [id, currency])).toEqual([['A1', 'CHF'], ['A2', 'CHF']]);
    }, 120_000);
  });

  it('sync-failure-alert.json makes one sentence of what n8n hands over', async () => {
    const failed = { workflow: { id: '1', name: 'Store Sync on a Schedule' }, execution: { id: '7', url: 'https://n8n.example.com/execution/7', lastNodeExecuted: 'A Store Failed', error: { message: 'orders: the server does not accept the credential (401).' } } };
    const result = await run('sync-failure-alert.json', () => undefined, { startNode: 'When a Workflow Fails', input: [[{ json: failed }]], mode: 'error' });
    expect(result.items('Message')[0]?.json).toEqual({
      subject: '“Store Sync on a Schedule” failed',
      text: '“Store Sync on a Schedule” failed at A Store Failed: orders: the server does not accept the credential (401).\nhttps://n8n.example.com/execution/7',
    });
  });

  describe('sigma-refresh-after-sync.json', () => {
    const chosen = (node: INode): void => {
      if (node.name === 'Materialize') Object.assign(node.parameters, { workbookId: { __rl: true, mode: 'id', value: 'a0000000-0000-4000-8000-000000000001' }, sheetId: 'sheet-ready' });
      if (node.name === 'Stores') Object.assign(node.parameters.options as object, { platform: 'amazon-seller' });
    };

    it('materializes after a change, waits, and sees that the data are fresh', async () => {
      const result = await run('sigma-refresh-after-sync.json', (node) => {
        chosen(node);
        // A trial's stores hold still; whatever is read counts as changed.
        if (node.name === 'Did Anything Change?') node.parameters = JSON.parse(JSON.stringify(node.parameters).replace('"gt"', '"gte"')) as INode['parameters'];
      });
      expect(result.error).toBeUndefined();
      expect(result.items('Materialize')[0]?.json).toMatchObject({ status: 'ready' });
      expect(result.items('Done')).toHaveLength(1);
    }, 120_000);

    it('leaves Sigma alone when nothing changed', async () => {
      const result = await run('sigma-refresh-after-sync.json', chosen);
      expect([result.items('Materialize').length, result.items('Nothing Changed').length]).toEqual([0, 1]);
    }, 120_000);
  });
});
