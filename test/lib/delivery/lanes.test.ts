import { setTimeout as sleep } from 'node:timers/promises';
import { Lanes } from '../../../lib/delivery/lanes';

describe('Lanes', () => {
  it('never runs more tasks than it is wide, and runs that many', async () => {
    const lanes = new Lanes(3, () => undefined);
    let running = 0;
    let most = 0;
    for (let i = 0; i < 20; i += 1) {
      await lanes.start(async () => {
        running += 1;
        most = Math.max(most, running);
        await sleep(2);
        running -= 1;
      });
    }
    await lanes.drain();
    expect(most).toBe(3);
    expect(running).toBe(0);
  });

  it('makes the caller wait until a lane is free', async () => {
    const lanes = new Lanes(1, () => undefined);
    let release = (): void => undefined;
    await lanes.start(() => new Promise((resolve) => { release = resolve; }));
    let started = false;
    const second = lanes.start(async () => { started = true; });
    await sleep(5);
    expect(started).toBe(false);
    release();
    await second;
    await lanes.drain();
    expect(started).toBe(true);
  });

  it('tells of the first failure once, refuses further tasks and lets those under way end', async () => {
    const failures: unknown[] = [];
    const lanes = new Lanes(2, (error) => failures.push(error));
    let ended = false;
    await lanes.start(async () => { await sleep(10); ended = true; });
    await lanes.start(async () => { throw new Error('first'); });
    await sleep(1);
    await expect(lanes.start(async () => { throw new Error('second'); })).rejects.toThrow('first');
    await expect(lanes.drain()).rejects.toThrow('first');
    expect(ended).toBe(true);
    expect(failures).toHaveLength(1);
  });

  it('wakes waiting callers after a failure instead of leaving them', async () => {
    const lanes = new Lanes(1, () => undefined);
    await lanes.start(async () => { await sleep(5); throw new Error('gone'); });
    const waiting = [lanes.start(async () => undefined), lanes.start(async () => undefined)];
    await expect(Promise.all(waiting)).rejects.toThrow('gone');
    await expect(waiting[1]).rejects.toThrow('gone');
  });
});
