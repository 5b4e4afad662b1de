import { SimulatedStore } from './simulatedStore';

/** The same sequence for the same seed, 0 to 1. */
function random(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A store after so many rounds of orders, edits and deletions: the same in every process. */
export function storeAfter(rounds: number): SimulatedStore {
  const store = new SimulatedStore('compared');
  store.pageSize = 10;
  for (let round = 0; round <= rounds; round++) evolve(store, random(round + 1), round);
  return store;
}

function evolve(store: SimulatedStore, next: () => number, round: number): void {
  const someId = (): string => [...store.orders.keys()][Math.floor(next() * store.orders.size)]!;
  const put = (id: string): void => store.put(id, `${Math.floor(next() * 1e9)}.${Math.floor(next() * 90) + 10}`, ['a', 'b', 'c', 'd'].filter(() => next() < 0.5));
  for (let added = 0; added < 60; added++) put(`${round}-${added}`);
  for (let edited = 0; edited < 30; edited++) put(someId());
  for (let deleted = 0; deleted < 10; deleted++) store.delete(someId());
}
