interface Level {
  readonly isArray: boolean;
  key: string;
}

/** Stands for the root value in a record path. */
export const ROOT_PATH = '$';

/**
 * Finds the list of records in a JSON text that arrives in pieces: the root when it is a list, the list at
 * `path`, or without a path the first list of objects that is not itself inside a list.
 */
export class ArrayFinder {
  /** 1-based line of the last character looked at. */
  line = 1;
  /** Line on which the root value starts; 0 before it. */
  rootLine = 0;

  private readonly levels: Level[] = [];
  private string: string | null = null;
  private lastString = '';
  private isEscaped = false;
  /** After a `[` that is the list if an object follows. */
  private isCandidate = false;

  constructor(private readonly path?: string) {}

  /** Whether the list found is inside an object. */
  get isNested(): boolean {
    return this.levels.length > 0;
  }

  /** Position in `piece` at which the elements begin, after the `[`; -1 when they do not begin here. */
  find(piece: string): number {
    for (let at = 0; at < piece.length; at += 1) {
      const char = piece[at]!;
      if (char === '\n') this.line += 1;
      if (this.string !== null) {
        this.readString(char);
        continue;
      }
      if (char.trim() === '') continue;
      if (this.rootLine === 0) this.rootLine = this.line;
      if (this.isCandidate && char === '{') return at;
      this.isCandidate = false;
      if (char === '[' && this.opensList()) return at + 1;
      this.readStructure(char);
    }
    return -1;
  }

  private opensList(): boolean {
    const { levels, path } = this;
    if (levels.length === 0) return path === undefined || path === ROOT_PATH;
    if (levels.some((level) => level.isArray)) return false;
    if (path !== undefined) return levels.map((level) => level.key).join('.') === path;
    this.isCandidate = true;
    return false;
  }

  private readStructure(char: string): void {
    if (char === '"') this.string = '';
    else if (char === '{' || char === '[') this.levels.push({ isArray: char === '[', key: '' });
    else if (char === '}' || char === ']') this.levels.pop();
    else if (char === ':') this.nameKey();
  }

  private nameKey(): void {
    const level = this.levels.at(-1);
    if (level) level.key = this.lastString;
  }

  private readString(char: string): void {
    if (char === '"' && !this.isEscaped) {
      this.lastString = unescaped(this.string ?? '');
      this.string = null;
      return;
    }
    this.isEscaped = char === '\\' && !this.isEscaped;
    this.string += char;
  }
}

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}
