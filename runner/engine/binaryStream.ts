import type { IBinaryData } from 'n8n-workflow';

/** A file of an item, wherever the engine keeps it. */
export async function binaryStream(binary: IBinaryData): Promise<unknown> {
  if (!binary.id) return Buffer.from(binary.data, 'base64');
  const { BinaryDataService } = await import('n8n-core');
  const { Container } = await import('@n8n/di');
  return await Container.get(BinaryDataService).getAsStream(binary.id);
}
