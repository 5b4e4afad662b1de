import { ahead } from '../../../../lib/platforms/woocommerce/streams/ahead';

async function* pages(asked: number[], most: number, failsAt = Infinity): AsyncGenerator<number> {
  for (let page = 1; page <= most; page += 1) {
    asked.push(page);
    if (page === failsAt) throw new Error(`page ${page}`);
    yield page;
  }
}

const settled = () => new Promise((resolve) => { setImmediate(resolve); });

describe('pages that are made ready ahead', () => {
  it('keep their order, and the next one is asked for while one is made, and no further', async () => {
    const asked: number[] = [];
    const finish: (() => void)[] = [];
    const reading = ahead(pages(asked, 4), (page) => new Promise<number>((resolve) => { finish.push(() => resolve(page)); }));
    const first = reading.next();
    await settled();
    expect([asked, finish.length]).toEqual([[1, 2], 2]);
    finish[1]!();
    await settled();
    expect(asked).toEqual([1, 2]);
    finish[0]!();
    expect((await first).value).toBe(1);
    expect((await reading.next()).value).toBe(2);
  });

  it('are all taken before an error that comes after them', async () => {
    const taken: number[] = [];
    const reading = (async () => { for await (const page of ahead(pages([], 4, 3), async (one) => one)) taken.push(page); })();
    await expect(reading).rejects.toThrow('page 3');
    expect(taken).toEqual([1, 2]);
  });

  it('end with their reader: what it does not take is not asked for', async () => {
    const asked: number[] = [];
    for await (const page of ahead(pages(asked, 100), async (one) => one)) if (page === 2) break;
    expect(asked).toEqual([1, 2, 3]);
  });
});
