export type ByteStream = NodeJS.ReadableStream | AsyncIterable<Uint8Array>;

/** A byte stream that can be looked at before it is read, counted and stopped at any moment. */
export class ByteSource {
  /** Bytes handed out so far. */
  bytesRead = 0;

  private readonly iterator: AsyncIterator<Uint8Array | string>;
  private readonly looked: Buffer[] = [];
  private stop: ((reason: unknown) => void) | null = null;
  private readonly onAbort = () => {
    this.stop?.(this.signal?.reason);
    this.close();
  };

  constructor(private readonly stream: ByteStream & { destroy?: () => void }, private readonly signal?: AbortSignal) {
    this.iterator = (stream as AsyncIterable<Uint8Array | string>)[Symbol.asyncIterator]();
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  /** The first `size` bytes, or all when there are fewer. They are still handed out by `chunks`. */
  async look(size: number): Promise<{ readonly bytes: Buffer; readonly complete: boolean }> {
    let length = 0;
    while (length < size) {
      const chunk = await this.next();
      if (chunk === null) return { bytes: Buffer.concat(this.looked), complete: true };
      this.looked.push(chunk);
      length += chunk.length;
    }
    return { bytes: Buffer.concat(this.looked), complete: false };
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (let chunk = this.looked.shift(); chunk; chunk = this.looked.shift()) yield this.count(chunk);
    for (let chunk = await this.next(); chunk !== null; chunk = await this.next()) yield this.count(chunk);
  }

  /** Lets go of the stream; a file is closed, a socket hung up. An iterator alone would finish its read first. */
  close(): void {
    this.signal?.removeEventListener('abort', this.onAbort);
    this.stream.destroy?.();
    this.iterator.return?.().catch(() => undefined);
  }

  /** Throws the signal's reason once it is aborted. */
  checkSignal(): void {
    this.signal?.throwIfAborted();
  }

  private count(chunk: Buffer): Buffer {
    this.checkSignal();
    this.bytesRead += chunk.length;
    return chunk;
  }

  /**
   * Waits for the stream or the signal. `Promise.race` with one promise for the whole read would hold
   * a reaction per chunk for as long as the read lasts.
   */
  private async next(): Promise<Buffer | null> {
    this.checkSignal();
    const result = await new Promise<IteratorResult<Uint8Array | string>>((resolve, reject) => {
      this.stop = reject;
      this.iterator.next().then(resolve, reject);
    });
    this.stop = null;
    return result.done ? null : toBuffer(result.value);
  }
}

function toBuffer(chunk: Uint8Array | string): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  if (Buffer.isBuffer(chunk)) return chunk;
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
