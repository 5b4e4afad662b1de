/**
 * The assignment of rows to columns with the greatest sum of weights (Hungarian method, shortest
 * augmenting paths). A weight of 0 means no match. Returns the column of each row, or -1.
 */
export function assignBest(weights: readonly (readonly number[])[], columns: number): readonly number[] {
  // One empty column per row, so that a row may also stay without.
  const width = columns + weights.length;
  const rowPrice = new Float64Array(weights.length + 1);
  const columnPrice = new Float64Array(width + 1);
  const rowOf = new Int32Array(width + 1);
  for (let row = 1; row <= weights.length; row++) {
    augment(row, { weights, width, rowPrice, columnPrice, rowOf });
  }
  const result = weights.map(() => -1);
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && (weights[row]?.[column - 1] ?? 0) > 0) result[row] = column - 1;
  }
  return result;
}

interface State {
  readonly weights: readonly (readonly number[])[];
  readonly width: number;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** 1-based row matched to each 1-based column, 0 for none; column 0 is where a path starts. */
  readonly rowOf: Int32Array;
}

/** Matches one more row along the cheapest path; prices keep every earlier match optimal. */
function augment(start: number, { weights, width, rowPrice, columnPrice, rowOf }: State): void {
  const slack = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(width + 1);
  const visited = new Uint8Array(width + 1);
  rowOf[0] = start;
  let column = 0;
  while (rowOf[column] !== 0) {
    visited[column] = 1;
    const row = read(rowOf, column);
    let delta = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let candidate = 1; candidate <= width; candidate++) {
      if (visited[candidate]) continue;
      const cost = -(weights[row - 1]?.[candidate - 1] ?? 0) - read(rowPrice, row) - read(columnPrice, candidate);
      if (cost < read(slack, candidate)) {
        slack[candidate] = cost;
        cameFrom[candidate] = column;
      }
      if (read(slack, candidate) < delta) {
        delta = read(slack, candidate);
        next = candidate;
      }
    }
    for (let index = 0; index <= width; index++) {
      if (visited[index]) {
        const owner = read(rowOf, index);
        rowPrice[owner] = read(rowPrice, owner) + delta;
        columnPrice[index] = read(columnPrice, index) - delta;
      } else {
        slack[index] = read(slack, index) - delta;
      }
    }
    column = next;
  }
  while (column !== 0) {
    const previous = read(cameFrom, column);
    rowOf[column] = read(rowOf, previous);
    column = previous;
  }
}

function read(array: Float64Array | Int32Array, index: number): number {
  return array[index] ?? 0;
}
