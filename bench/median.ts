/** The item in the middle by the given figure; of two in the middle, the smaller. Throws RangeError on none. */
export function medianBy<T>(items: readonly T[], figure: (item: T) => number): T {
  const sorted = [...items].sort((a, b) => figure(a) - figure(b));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('There is no median of nothing.');
  return middle;
}
