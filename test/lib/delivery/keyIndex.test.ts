import { KeyIndex } from '../../../lib/delivery/keyIndex';

describe('KeyIndex', () => {
  it('gives the line that first brought a key', () => {
    const index = new KeyIndex();
    expect(index.firstLine('ada@example.com', 2)).toBe(0);
    expect(index.firstLine('bo@example.com', 3)).toBe(0);
    expect(index.firstLine('ada@example.com', 9)).toBe(2);
    expect(index.firstLine('ada@example.com', 12)).toBe(2);
  });

  it('keeps two hundred thousand keys apart while it grows', () => {
    const index = new KeyIndex();
    const total = 200_000;
    for (let i = 0; i < total; i += 1) {
      if (index.firstLine(`customer${i}@example.com`, i + 2) !== 0) throw new Error(`customer${i} was taken for another`);
    }
    for (let i = 0; i < total; i += 997) expect(index.firstLine(`customer${i}@example.com`, 1)).toBe(i + 2);
  });

  it.each(['', '__proto__', 'constructor', 'é', '株式会社', 'a'.repeat(100_000)])('takes %.20s for a key like any other', (key) => {
    const index = new KeyIndex();
    expect(index.firstLine(key, 5)).toBe(0);
    expect(index.firstLine(key, 6)).toBe(5);
  });

  it('counts how often a key came before', () => {
    const index = new KeyIndex();
    expect([index.count('x'), index.count('y'), index.count('x'), index.count('x')]).toEqual([0, 0, 1, 2]);
  });
});
