import { HttpFailure } from '../../../http';
import { MOST_ROWS, type ExportBody } from './body';

export const EXPORT_FORMATS = ['csv', 'json', 'jsonl', 'pdf', 'png', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A warehouse token that takes the place of the API user's own for one connection. */
export interface OAuthOverride {
  /** Long form. */
  readonly connectionId: string;
  readonly token: string;
}

export interface ExportSettings {
  readonly workbookId: string;
  readonly format: ExportFormat;
  /** Neither element nor page: the whole workbook. */
  readonly elementId?: string;
  readonly pageId?: string;
  /** Default portrait; pdf only. */
  readonly layout?: 'portrait' | 'landscape';
  readonly pixelWidth?: number;
  readonly pixelHeight?: number;
  /** Values of controls, by control id. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly rowLimit?: number;
  readonly offset?: number;
  readonly tag?: string;
  readonly exportAs?: string;
  readonly overrides?: readonly OAuthOverride[];
  /** Fail rather than use the API user's own token where a connection has no override. */
  readonly rejectDefaultTokens?: boolean;
}

const ROW_FORMATS: readonly string[] = ['csv', 'json', 'jsonl', 'xlsx'];
const ELEMENT_ONLY: readonly string[] = ['csv', 'json', 'jsonl'];

/** The JSON body. Throws HttpFailure `not_sent` for a combination Sigma does not offer. */
export function exportBodyOf(settings: ExportSettings): ExportBody {
  const { format, elementId, pageId } = settings;
  const wrong = wrongCombination(settings);
  if (wrong) throw refusal(wrong);
  const target = elementId ? { elementId } : pageId ? { pageId } : {};
  return { ...target, format: formatOf(settings), ...optional(settings, ROW_FORMATS.includes(format)) } as ExportBody;
}

function wrongCombination({ format, elementId, pageId, rowLimit, offset }: ExportSettings): string | null {
  if (elementId && pageId) return 'An export is of one element or of one page, not of both';
  if (ELEMENT_ONLY.includes(format) && !elementId) return `${format.toUpperCase()} exists for a single element only: choose one`;
  if (format === 'png' && !elementId && !pageId) return 'PNG exists for an element or a page only: choose one';
  if (rowLimit !== undefined && !(Number.isInteger(rowLimit) && rowLimit >= 1 && rowLimit <= MOST_ROWS)) {
    return `The row limit is a whole number from 1 to ${MOST_ROWS}: export the rest with an offset`;
  }
  return offset !== undefined && !(Number.isInteger(offset) && offset >= 0) ? 'The offset is a whole number from 0 on' : null;
}

function formatOf({ format, layout, pixelWidth, pixelHeight }: ExportSettings): object {
  if (format === 'pdf') return { type: format, layout: layout ?? 'portrait' };
  if (format === 'png') return { type: format, ...given({ pixelWidth, pixelHeight }) };
  return { type: format };
}

function optional({ parameters, rowLimit, offset, tag, exportAs }: ExportSettings, hasRows: boolean): object {
  const controls = parameters && Object.keys(parameters).length > 0 ? parameters : undefined;
  return given({ parameters: controls, tag, exportAs, ...(hasRows ? { rowLimit, offset } : {}) });
}

function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== 0));
}

/**
 * Override tokens travel in headers, never in the body.
 * @see https://help.sigmacomputing.com/docs/use-oauth-override-tokens
 */
export function overrideHeaders({ overrides = [], rejectDefaultTokens = false }: ExportSettings): Record<string, string> {
  const reject: Record<string, string> = rejectDefaultTokens ? { 'x-sigma-oauth-reject-default-tokens': 'true' } : {};
  if (overrides.length === 0) return reject;
  const ids = new Set<string>();
  for (const { connectionId, token } of overrides) {
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(connectionId)) {
      throw refusal('An OAuth override names a connection by something that is not its long ID (a UUID): take the ID from the list of connections');
    }
    if (!/^[\x21-\x7e]+$/.test(token)) throw refusal('The token of an OAuth override is empty or holds a character that a header cannot carry');
    if (ids.has(connectionId)) throw refusal('Two OAuth overrides are for the same connection: keep one');
    ids.add(connectionId);
  }
  const list = overrides.map(({ connectionId, token }) => ({ conn_id: connectionId, token }));
  return { 'x-sigma-oauth-overrides': JSON.stringify(list), ...reject };
}

function refusal(sentence: string): HttpFailure {
  return new HttpFailure(`workbooks.export: ${sentence}. Nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}
