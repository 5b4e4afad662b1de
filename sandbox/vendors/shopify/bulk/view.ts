import { gid, iso, isoOrNull } from '../resolvers/ids';
import type { BulkOperation } from './operations';

/** A bulk operation as the Admin API shows it: counters are strings. */
export function bulkView(operation: BulkOperation) {
  return {
    id: gid('BulkOperation', operation.id), type: 'QUERY', status: operation.status, errorCode: operation.errorCode, createdAt: iso(operation.createdAt),
    completedAt: isoOrNull(operation.completedAt), query: operation.query, objectCount: String(operation.objects), rootObjectCount: String(operation.roots),
    fileSize: operation.url === null ? null : String(operation.bytes), url: operation.url, partialDataUrl: operation.partialUrl,
  };
}
