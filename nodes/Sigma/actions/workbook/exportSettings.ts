import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ExportFormat, ExportSettings, OAuthOverride } from '../../../../lib/platforms/sigma';
import { textOf, type Call } from '../operation';

/** The export as the parameters describe it. Throws NodeOperationError for JSON that is none. */
export function exportSettings(call: Call): ExportSettings {
  const { host, item } = call;
  const target = textOf(call, 'target');
  const options = host.getNodeParameter('options', item, {}) as IDataObject;
  const number = (name: string) => Number(options[name] ?? 0) || undefined;
  const text = (name: string) => String(options[name] ?? '').trim() || undefined;
  return {
    workbookId: textOf(call, 'workbookId'),
    format: textOf(call, 'format').toLowerCase() as ExportFormat,
    ...(target === 'element' ? { elementId: needed(call, 'elementId', 'Choose an element') } : {}),
    ...(target === 'page' ? { pageId: needed(call, 'pageId', 'Choose a page') } : {}),
    layout: textOf(call, 'layout') === 'landscape' ? 'landscape' : 'portrait',
    pixelWidth: number('pixelWidth'),
    pixelHeight: number('pixelHeight'),
    parameters: { ...controlsOf(call), ...controlsFromJson(call, options.controlsJson) },
    rowLimit: number('rowLimit'),
    offset: number('offset'),
    tag: text('tag'),
    exportAs: text('exportAs'),
    overrides: [...overridesOf(call), ...overridesFromJson(call, options.overridesJson)],
    rejectDefaultTokens: host.getNodeParameter('rejectDefaultTokens', item, false) === true,
  };
}

function needed(call: Call, name: string, sentence: string): string {
  const value = textOf(call, name);
  if (value !== '') return value;
  throw refusal(call, `${sentence}, or export more of the workbook`);
}

function controlsOf({ host, item }: Call): Record<string, string> {
  const { control = [] } = host.getNodeParameter('controls', item, {}) as { control?: { name: string; value: string }[] };
  return Object.fromEntries(control.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), String(value)]));
}

function overridesOf({ host, item }: Call): OAuthOverride[] {
  const { override = [] } = host.getNodeParameter('overrides', item, {}) as { override?: { connectionId: string; token: string }[] };
  return override.map(({ connectionId, token }) => ({ connectionId: String(connectionId).trim(), token: String(token).trim() }));
}

function controlsFromJson(call: Call, given: unknown): Record<string, string> {
  const value = parsed(call, given, 'Controls (JSON)') ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw refusal(call, 'Controls (JSON) is not one object');
  return Object.fromEntries(Object.entries(value).map(([name, control]) => [name, String(control)]));
}

/** Takes Sigma's own key names (`conn_id`) as well. */
function overridesFromJson(call: Call, given: unknown): OAuthOverride[] {
  const value = parsed(call, given, 'OAuth Overrides (JSON)') ?? [];
  if (!Array.isArray(value)) throw refusal(call, 'OAuth Overrides (JSON) is not a list');
  return value.map((entry: unknown) => {
    const fields = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
    return { connectionId: String(fields.connectionId ?? fields.conn_id ?? '').trim(), token: String(fields.token ?? '').trim() };
  });
}

function parsed(call: Call, given: unknown, name: string): unknown {
  if (typeof given !== 'string') return given;
  if (given.trim() === '') return undefined;
  try {
    return JSON.parse(given);
  } catch {
    throw refusal(call, `${name} is not JSON`);
  }
}

function refusal({ host, item }: Call, sentence: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), sentence, { itemIndex: item, description: 'Nothing was sent for this item. Correct the parameter and run again.' });
}
