/** How the simulated service behaves; changed while it runs with `POST /sigma/__settings`. */
export interface SigmaSettings {
  readonly tokenLifeSeconds: number;
  /** Milliseconds after its start at which a file can be downloaded; 204 before. */
  readonly exportReadyMs: number;
  /** Size of csv, json, jsonl, xlsx and pdf files in bytes, at least. */
  readonly exportBytes: number;
  /** What becomes of exports: a file, one whose first download breaks off, a failing render (500), a web page in place of the file, or an id nobody knows (404). */
  readonly exportEnds: 'file' | 'cut' | 'failed' | 'html' | 'lost';
  /** Requests per window to the export and the download endpoint, each counted on its own. */
  readonly exportsPerWindow: number;
  readonly windowSeconds: number;
  /** Milliseconds from the start of a materialization to its end. */
  readonly materializeMs: number;
  /** Milliseconds every answer takes. */
  readonly latencyMs: number;
  /** `down`: 503 for everything but these settings. */
  readonly state: 'up' | 'down';
}

export const DEFAULTS: SigmaSettings = {
  tokenLifeSeconds: 3599,
  exportReadyMs: 50,
  exportBytes: 2000,
  exportEnds: 'file',
  exportsPerWindow: 400,
  windowSeconds: 60,
  materializeMs: 80,
  latencyMs: 0,
  state: 'up',
};

const WORDS = new Map<string, readonly string[]>([
  ['exportEnds', ['file', 'cut', 'failed', 'html', 'lost']],
  ['state', ['up', 'down']],
]);

/** Merges what came in over HTTP; throws one sentence on what it cannot take. */
export function merged(settings: SigmaSettings, changes: Readonly<Record<string, unknown>>): SigmaSettings {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULTS, name)) throw new Error(`There is no setting ${name}. Known: ${Object.keys(DEFAULTS).join(', ')}.`);
    const words = WORDS.get(name);
    const fits = words ? words.some((word) => word === value) : typeof value === 'number' && value >= 0;
    if (!fits) throw new Error(`${name} must be ${words?.join(', ') ?? 'a number of 0 or more'}.`);
  }
  return { ...settings, ...changes };
}
