import { createLedger } from '../../../lib/delivery/ledger';
import { startChild } from './child';
import { BACKENDS, type Place } from './support/backends';

const KILLS = 10;
const RANK = ['in_flight', 'created'];

/** The last word acknowledged for each key, from a writer's lines; a line cut off by the kill counts for nothing. */
function acknowledged(lines: readonly string[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const line of lines) {
    const [key = '', status = ''] = line.split(' ');
    if (RANK.includes(status)) last.set(key, status);
  }
  return last;
}

describe.each(BACKENDS)('a process killed while writing ($name)', ({ start }) => {
  let place: Place;
  beforeAll(async () => { place = await start(); });
  afterAll(() => place.stop());

  it(`loses nothing it has acknowledged, ${KILLS} times over`, async () => {
    const all = new Map<string, string>();
    const seen: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = startChild('writeLedger.ts', JSON.stringify(place.options), `kill${kill}`);
      await writer.printed(200 + kill * 173);
      await writer.kill();
      acknowledged(writer.lines).forEach((status, key) => all.set(key, status));

      const warehouse = await place.open();
      const ledger = createLedger(warehouse);
      const { previous } = await ledger.open({ inputSha256: 'aa', mappingFingerprint: 'm', destinationId: 'd' }, { fresh: false, inputName: 'a.csv' });
      seen.push(previous);
      const found = await ledger.find([...all.keys()]);
      const lost = [...all].filter(([key, status]) => RANK.indexOf(found.get(key)?.status ?? '') < RANK.indexOf(status));
      expect(lost).toEqual([]);
      await ledger.close();
      await warehouse.close();
    }
    expect(seen).toEqual(Array<string>(KILLS).fill('unfinished'));
    expect(all.size).toBeGreaterThan(KILLS * 100);
  }, 180_000);
});
