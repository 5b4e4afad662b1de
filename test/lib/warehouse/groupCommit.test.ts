import { GroupCommit, RowsRefused } from '../../../lib/warehouse/groupCommit';

/** Records each write and lets the test end it. */
function scripted() {
  const writes: { rows: readonly number[]; end: (error?: Error) => void }[] = [];
  const write = (rows: readonly number[]): Promise<void> => new Promise((resolve, reject) => {
    writes.push({ rows, end: (error) => (error ? reject(error) : resolve()) });
  });
  return { writes, write };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('GroupCommit', () => {
  it('merges what comes in during a write into the next one', async () => {
    const { writes, write } = scripted();
    const group = new GroupCommit(write);
    const calls = [group.add([1]), group.add([2, 3])];
    await turn();
    calls.push(group.add([4]), group.add([5]));
    await turn();
    expect(writes.map(({ rows }) => rows)).toEqual([[1, 2, 3]]);

    writes[0]!.end();
    await turn();
    expect(writes.map(({ rows }) => rows)).toEqual([[1, 2, 3], [4, 5]]);
    writes[1]!.end();
    await Promise.all(calls);
  });

  it('resolves nobody before the commit', async () => {
    const { writes, write } = scripted();
    const group = new GroupCommit(write);
    let isDone = false;
    const call = group.add([1]).then(() => { isDone = true; });
    await turn();
    expect(isDone).toBe(false);
    writes[0]!.end();
    await call;
    expect(isDone).toBe(true);
  });

  it('rejects exactly the callers whose rows were in the write that broke', async () => {
    const { writes, write } = scripted();
    const group = new GroupCommit(write);
    const first = Promise.allSettled([group.add([1]), group.add([2])]);
    await turn();
    const second = Promise.allSettled([group.add([3])]);
    writes[0]!.end(new Error('disk full'));
    await turn();
    writes[1]!.end();

    expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await second).map(({ status }) => status)).toEqual(['fulfilled']);
  });

  it('writes the rest of a group again when some rows are refused', async () => {
    const { writes, write } = scripted();
    const group = new GroupCommit(write);
    const calls = Promise.allSettled([group.add([1]), group.add([2, 3]), group.add([4])]);
    await turn();
    writes[0]!.end(new RowsRefused('not 3', new Set([3])));
    await turn();
    expect(writes[1]!.rows).toEqual([1, 4]);
    writes[1]!.end();

    expect((await calls).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('takes in who comes while it gathers', async () => {
    const { writes, write } = scripted();
    let gathered: () => void = () => undefined;
    const group = new GroupCommit(write, 10, () => new Promise((resolve) => { gathered = resolve; }));
    const calls = [group.add([1])];
    await turn();
    calls.push(group.add([2]));
    await turn();
    expect(writes).toEqual([]);
    gathered();
    await turn();
    expect(writes.map(({ rows }) => rows)).toEqual([[1, 2]]);
    writes[0]!.end();
    await Promise.all(calls);
  });

  it('bounds a group, but never splits a caller', async () => {
    const sizes: number[] = [];
    const group = new GroupCommit<number>(async (rows) => void sizes.push(rows.length), 3);
    await Promise.all([[1, 2], [3], [4, 5], [6, 7, 8, 9, 10], [11]].map((rows) => group.add(rows)));
    expect(sizes).toEqual([3, 2, 5, 1]);
  });

  it('is idle when all is written', async () => {
    const { writes, write } = scripted();
    const group = new GroupCommit(write);
    const call = group.add([1]);
    await turn();
    let isIdle = false;
    const idle = group.idle().then(() => { isIdle = true; });
    await turn();
    expect(isIdle).toBe(false);
    writes[0]!.end();
    await Promise.all([call, idle]);
  });
});
