import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';

/** Where result files lie until the sandbox closes; made when the first one is. */
export class BulkFiles {
  private folder: string | null = null;
  private baseUrl = '';

  create(name: string) {
    this.folder ??= mkdtempSync(path.join(os.tmpdir(), 'sandbox-shopify-'));
    const stream = createWriteStream(path.join(this.folder, name));
    return {
      async write(text: string): Promise<void> {
        if (!stream.write(text)) await once(stream, 'drain');
      },
      async end(): Promise<number> {
        stream.end();
        await once(stream, 'close');
        return stream.bytesWritten;
      },
    };
  }

  /** Signed links of the vendor name no shop and need no token; these name the file alone. */
  urlOf(name: string): string {
    return `${this.baseUrl}/${name}?signature=sandbox`;
  }

  find(name: string): { readonly path: string; readonly size: number } | null {
    if (this.folder === null || !/^[\w-]+\.jsonl$/.test(name)) return null;
    const file = path.join(this.folder, name);
    return existsSync(file) ? { path: file, size: statSync(file).size } : null;
  }

  servedAt(baseUrl: string): void {
    this.baseUrl = baseUrl;
  }

  clear(): void {
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
