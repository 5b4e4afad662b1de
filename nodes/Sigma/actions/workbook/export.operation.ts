import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ExportedFile, ExportSettings } from '../../../../lib/platforms/sigma';
import { textOf, type Call } from '../operation';
import { exportSettings } from './exportSettings';

export { fields } from './export.fields';

/** Exports spend their time waiting for Sigma: many wait side by side, within its limits. */
export const concurrency = 16;

/** Starts the export, waits for the file, and streams it into a binary field. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, sigma, client, signal } = call;
  const settings = exportSettings(call);
  const options = host.getNodeParameter('options', item, {}) as IDataObject;
  const field = textOf(call, 'binaryPropertyName') || 'data';
  const fileName = String(options.fileName ?? '').trim() || defaultName(settings);

  const store = async (file: ExportedFile): Promise<INodeExecutionData> => {
    const binary = await host.helpers.prepareBinaryData(file.stream, fileName, file.contentType);
    const { workbookId, format, elementId = null, pageId = null } = settings;
    const seconds = Math.round(file.waitedMs / 100) / 10;
    return { json: { workbookId, elementId, pageId, format, fileName, queryId: file.queryId, seconds, polls: file.polls }, binary: { [field]: binary } };
  };
  const onProgress = ({ queryId, waitedMs }: { queryId: string; waitedMs: number }) => {
    host.logger.info(`Sigma export ${queryId}: not ready after ${Math.round(waitedMs / 1000)} s`);
  };
  const timeoutMs = (Number(options.timeout ?? 600) || 600) * 1000;
  return [await sigma.exportWorkbook(client, settings, store, { signal, timeoutMs, onProgress })];
}

function defaultName({ workbookId, format }: ExportSettings): string {
  return `sigma-${workbookId.slice(0, 8)}.${format}`;
}
