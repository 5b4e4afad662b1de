import { randomBytes } from 'node:crypto';

const WORDS = 4;
const FIRST_CAPACITY = 1 << 12;
const MAX_LOAD = 0.6;

/**
 * Remembers up to hundreds of millions of keys at about 33 bytes each, whatever their length: a million
 * e-mail addresses held as strings would cost ten times that. Keys are held as 128-bit hashes with a
 * secret seed, so a file cannot be made to collide.
 */
export class KeyIndex {
  private capacity = FIRST_CAPACITY;
  private hashes = new Uint32Array(FIRST_CAPACITY * WORDS);
  private values = new Uint32Array(FIRST_CAPACITY);
  private size = 0;
  private readonly seed = new Uint32Array(new Uint8Array(randomBytes(16)).buffer);
  private readonly hash = new Uint32Array(WORDS);

  /** The line that first brought this key, or 0 when this call is the first. Lines are 1-based. */
  firstLine(key: string, line: number): number {
    const slot = this.slotOf(key);
    const known = this.values[slot]!;
    if (known !== 0) return known;
    this.fill(slot, line);
    return 0;
  }

  /** How often the key was counted before this call. */
  count(key: string): number {
    const slot = this.slotOf(key);
    const known = this.values[slot]!;
    if (known === 0) this.fill(slot, 1);
    else this.values[slot] = known + 1;
    return known;
  }

  private slotOf(key: string): number {
    this.digest(key);
    return probe(this.hashes, this.values, this.capacity, this.hash);
  }

  private fill(slot: number, value: number): void {
    this.hashes.set(this.hash, slot * WORDS);
    this.values[slot] = value;
    this.size += 1;
    if (this.size > this.capacity * MAX_LOAD) this.grow();
  }

  private grow(): void {
    const capacity = this.capacity * 2;
    const hashes = new Uint32Array(capacity * WORDS);
    const values = new Uint32Array(capacity);
    for (let slot = 0; slot < this.capacity; slot += 1) {
      if (this.values[slot] === 0) continue;
      const hash = this.hashes.subarray(slot * WORDS, (slot + 1) * WORDS);
      const target = probe(hashes, values, capacity, hash);
      hashes.set(hash, target * WORDS);
      values[target] = this.values[slot]!;
    }
    this.capacity = capacity;
    this.hashes = hashes;
    this.values = values;
  }

  /** Four murmur-style lanes over the UTF-16 units, mixed at the end. */
  private digest(key: string): void {
    let a = this.seed[0]!;
    let b = this.seed[1]!;
    let c = this.seed[2]!;
    let d = this.seed[3]!;
    for (let i = 0; i < key.length; i += 1) {
      const unit = key.charCodeAt(i);
      a = b ^ Math.imul(a ^ unit, 597399067);
      b = c ^ Math.imul(b ^ unit, 2869860233);
      c = d ^ Math.imul(c ^ unit, 951274213);
      d = a ^ Math.imul(d ^ unit, 2716044179);
    }
    a = Math.imul(c ^ (a >>> 18), 597399067);
    b = Math.imul(d ^ (b >>> 22), 2869860233);
    c = Math.imul(a ^ (c >>> 17), 951274213);
    d = Math.imul(b ^ (d >>> 19), 2716044179);
    const mixed = a ^ b ^ c ^ d;
    this.hash[0] = mixed;
    this.hash[1] = b ^ mixed;
    this.hash[2] = c ^ mixed;
    this.hash[3] = d ^ mixed;
  }
}

/** The slot that holds the hash, or the free one where it belongs. */
function probe(hashes: Uint32Array, values: Uint32Array, capacity: number, hash: Uint32Array): number {
  let slot = hash[0]! & (capacity - 1);
  while (values[slot] !== 0 && !matches(hashes, slot, hash)) slot = (slot + 1) & (capacity - 1);
  return slot;
}

function matches(hashes: Uint32Array, slot: number, hash: Uint32Array): boolean {
  const at = slot * WORDS;
  return hashes[at] === hash[0] && hashes[at + 1] === hash[1]
    && hashes[at + 2] === hash[2] && hashes[at + 3] === hash[3];
}
