import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Scratch } from './scratch';

const CHUNK_BYTES = 256 * 1024;

/** A file-like input that can be read more than once, never held in memory as a whole. */
export interface ByteInput {
  /** File name, path or address without query, for detection and for the report. */
  readonly name: string;
  /** A fresh stream from the first byte. */
  open(): Promise<Readable>;
}

export type InputSource = 'binary' | 'file' | 'text' | 'url';

/** The input an item stands for, as chosen by the node's "Input Source" parameter. */
export async function inputOf(host: IExecuteFunctions, itemIndex: number, scratch: Scratch): Promise<ByteInput> {
  const source = host.getNodeParameter('inputSource', itemIndex) as InputSource;
  switch (source) {
    case 'file':
      return await fromFile(host, itemIndex);
    case 'text':
      return fromText(host, itemIndex);
    case 'url':
      return await fromUrl(host, itemIndex, scratch);
    default:
      return fromBinary(host, itemIndex);
  }
}

function fromBinary(host: IExecuteFunctions, itemIndex: number): ByteInput {
  const property = host.getNodeParameter('binaryPropertyName', itemIndex) as string;
  const binary = binaryOf(host, itemIndex, property);
  const { id, data, fileName } = binary;
  return {
    name: fileName ?? property,
    open: async () => (id ? await host.helpers.getBinaryStream(id, CHUNK_BYTES) : Readable.from([Buffer.from(data, 'base64')])),
  };
}

function binaryOf(host: IExecuteFunctions, itemIndex: number, property: string): IBinaryData {
  try {
    return host.helpers.assertBinaryData(itemIndex, property);
  } catch {
    throw new NodeOperationError(host.getNode(), `There is no file in the field "${property}" of the item`, {
      itemIndex,
      description: 'Choose a file that is not empty: n8n leaves out uploads of 0 bytes. Where one was chosen, the Binary tab of the input shows the name of its field. Nothing was read or sent.',
    });
  }
}

/** Opens through n8n, so that its limits on which files may be read hold here too. */
async function fromFile(host: IExecuteFunctions, itemIndex: number): Promise<ByteInput> {
  const path = (host.getNodeParameter('filePath', itemIndex) as string).trim();
  if (path === '') throw missing(host, itemIndex, 'File Path');
  const resolved = await host.helpers.resolvePath(path).catch(() => {
    throw notReadable(host, itemIndex, path);
  });
  const open = async (): Promise<Readable> => {
    try {
      return (await host.helpers.createReadStream(resolved)) as Readable;
    } catch (error) {
      if (error instanceof NodeOperationError) throw forbidden(host, itemIndex, path, error);
      throw notReadable(host, itemIndex, path);
    }
  };
  return { name: path, open };
}

function fromText(host: IExecuteFunctions, itemIndex: number): ByteInput {
  const text = host.getNodeParameter('text', itemIndex) as string;
  return { name: 'text', open: async () => Readable.from([Buffer.from(text, 'utf8')]) };
}

/** Downloads once to a file of its own: an address asked twice may answer two things. */
async function fromUrl(host: IExecuteFunctions, itemIndex: number, scratch: Scratch): Promise<ByteInput> {
  const url = (host.getNodeParameter('url', itemIndex) as string).trim();
  if (url === '') throw missing(host, itemIndex, 'URL');
  const name = nameOf(host, itemIndex, url);
  const path = scratch.path('download');
  await download(host, url, path).catch((error: unknown) => {
    throw undownloadable(host, itemIndex, name, error);
  });
  return { name, open: async () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) };
}

async function download(host: IExecuteFunctions, url: string, path: string): Promise<void> {
  const body: unknown = await host.helpers.httpRequest({
    url,
    method: 'GET',
    encoding: 'stream',
    abortSignal: host.getExecutionCancelSignal(),
  });
  await pipeline(body as Readable, createWriteStream(path));
}

/** The file's name without the query, which may hold a secret. */
function nameOf(host: IExecuteFunctions, itemIndex: number, url: string): string {
  try {
    const { pathname, host: server } = new URL(url);
    return basename(decodeURIComponent(pathname)) || server;
  } catch {
    throw new NodeOperationError(host.getNode(), 'The URL is not a web address', {
      itemIndex,
      description: 'Give a full address that starts with http:// or https://. Nothing was sent.',
    });
  }
}

function missing(host: IExecuteFunctions, itemIndex: number, parameter: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), `"${parameter}" is empty`, {
    itemIndex,
    description: `Fill in "${parameter}", or choose another input source. Nothing was sent.`,
  });
}

function notReadable(host: IExecuteFunctions, itemIndex: number, path: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), `There is no readable file at ${path}`, {
    itemIndex,
    description: 'Check the path as n8n sees it: inside a container it is the path of a mounted folder. Nothing was sent.',
  });
}

function forbidden(host: IExecuteFunctions, itemIndex: number, path: string, cause: Error): NodeOperationError {
  return new NodeOperationError(host.getNode(), `n8n may not read ${path}: ${cause.message}`, {
    itemIndex,
    description: 'Put the file into a folder named in N8N_RESTRICT_FILE_ACCESS_TO (by default ~/.n8n-files). Nothing was sent.',
  });
}

function undownloadable(host: IExecuteFunctions, itemIndex: number, name: string, error: unknown): NodeOperationError {
  const { httpCode, code, response } = error as { httpCode?: string; code?: string; response?: { status?: number } };
  const answer = httpCode ?? response?.status ?? code;
  return new NodeOperationError(host.getNode(), `${name} could not be downloaded${answer ? ` (${answer})` : ''}`, {
    itemIndex,
    description: 'Open the address in a browser to see what it answers. Nothing was sent.',
  });
}
