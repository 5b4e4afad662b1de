import { fileOf } from '../nodes/sigmaRun';
import { shipped, stores } from './shipped';

describe('amazon-sync.json', () => {
  const trial = stores(60);

  /** The workflow as it is shipped; the file is kept in the run instead of a folder of this machine. */
  async function run() {
    const workflow = shipped('amazon-sync.json');
    const nodes = workflow.nodes.map((node) => (node.name === 'Save Settlement' ? { ...node, disabled: true } : node));
    return await trial.run({ ...workflow, nodes });
  }

  it('syncs the seller, makes its page and saves the newest settlement; a second run finds nothing new', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    const streams = first.items('Store Sync').map(({ json }) => json);
    expect(streams.map(({ stream, state, created }) => [stream, state, Number(created) > 0])).toEqual([
      ['orders', 'succeeded', true], ['products', 'succeeded', true], ['inventory', 'succeeded', true], ['finances', 'succeeded', true],
    ]);
    expect((await fileOf(first.items('Dashboard')[0], 'page')).toString()).toMatch(/Amazon Store/);
    const [settlement] = first.items('Download Settlement');
    expect(settlement?.json.fileName).toMatch(/^GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2-\d+\.txt$/);
    expect((await fileOf(settlement)).toString('latin1')).toMatch(/^settlement-id\t/);

    const second = await run();
    expect(second.error).toBeUndefined();
    expect(second.items('Store Sync').map(({ json }) => [json.created, json.updated, json.deleted])).toEqual(streams.map(() => [0, 0, 0]));
  }, 120_000);
});
