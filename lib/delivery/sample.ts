import type { RecordSource, SourceRecord } from '../tabular/types';

/** The first batch, to match headers on, and the same source with that batch still in it. */
export async function sampled(source: RecordSource): Promise<{ sample: readonly SourceRecord[]; source: RecordSource }> {
  const batches = source[Symbol.asyncIterator]();
  const first = await batches.next();
  const sample = first.done ? [] : first.value;
  return { sample, source: new Restarted(source, sample, batches) };
}

class Restarted implements RecordSource {
  constructor(
    private readonly inner: RecordSource,
    private readonly sample: readonly SourceRecord[],
    private readonly rest: AsyncIterator<readonly SourceRecord[]>,
  ) {}

  get detected() {
    return this.inner.detected;
  }

  get headers() {
    return this.inner.headers;
  }

  get bytesRead() {
    return this.inner.bytesRead;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly SourceRecord[]> {
    try {
      if (this.sample.length > 0) yield this.sample;
      for (let next = await this.rest.next(); !next.done; next = await this.rest.next()) yield next.value;
    } finally {
      await this.rest.return?.();
    }
  }
}
