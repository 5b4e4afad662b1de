import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WarehouseLocked } from '../../../lib/warehouse';
import { lockFolder } from '../../../lib/warehouse/processLock';
import { thisProcess } from '../../../lib/warehouse/processIdentity';
import { startChild } from './child';
import { emptyFolder } from './folders';

const RACERS = 6;

async function abandonedLock(folder: string): Promise<void> {
  const holder = startChild('holdLock.ts', folder);
  await holder.printed(1);
  await holder.kill();
}

describe('lockFolder', () => {
  it('names the process that holds the folder and says what to do', async () => {
    const folder = emptyFolder();
    const holder = startChild('holdLock.ts', folder);
    await holder.printed(1);

    expect(() => lockFolder(folder)).toThrow(WarehouseLocked);
    expect(() => lockFolder(folder)).toThrow(new RegExp(`in use by process ${holder.pid} .*choose another folder`));
    await holder.kill();
  });

  it('takes over from a killed process at once', async () => {
    const folder = emptyFolder();
    await abandonedLock(folder);

    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(WarehouseLocked);
    unlock();
    lockFolder(folder)();
  });

  it('is not deceived by another process that was given the same id', () => {
    const folder = emptyFolder();
    const earlier = { ...thisProcess(), start: 'another boot/1', since: '2026-01-01T00:00:00.000Z' };
    writeFileSync(path.join(folder, 'lock.4'), JSON.stringify(earlier));

    if (thisProcess().start === null) expect(() => lockFolder(folder)).toThrow(WarehouseLocked);
    else lockFolder(folder)();
  });

  it('takes over a lock whose writing was broken off', () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, 'lock.4'), '');
    lockFolder(folder)();
  });

  it('leaves one small file behind', () => {
    const folder = emptyFolder();
    for (let round = 0; round < 3; round++) lockFolder(folder)();
    expect(readdirSync(folder)).toEqual(['lock.3']);
  });

  it('lets exactly one of many processes take over a stale lock', async () => {
    const folder = emptyFolder();
    await abandonedLock(folder);

    const atMs = String(Date.now() + 1_500);
    const racers = Array.from({ length: RACERS }, () => startChild('holdLock.ts', folder, atMs));
    await Promise.all(racers.map((racer) => racer.printed(1)));
    const said = racers.map(({ lines }) => lines[0]).sort();
    await Promise.all(racers.map((racer) => racer.kill()));

    expect(said).toEqual([...Array<string>(RACERS - 1).fill('WarehouseLocked'), 'won']);
  });
});
