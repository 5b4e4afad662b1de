export interface Element {
  readonly text: string;
  /** 1-based line on which it starts. */
  readonly line: number;
}

const [LF, QUOTE, BACKSLASH, COMMA] = [0x0a, 0x22, 0x5c, 0x2c];
const [BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Cuts the elements of a JSON list apart without parsing them, so that one broken element costs no other:
 * a string ends at the line end at the latest, a closing bracket also closes what was left open inside it.
 */
export class ElementSplitter {
  /** Whether the list was closed. */
  isDone = false;
  /** Whether the text stops inside an element. */
  isInside = false;
  elementLine = 0;
  /** Text of the unfinished element. */
  held = '';

  private inString = false;
  private isEscaped = false;
  private readonly open: number[] = [];
  private found: Element[] = [];
  private start = 0;

  /** @param line 1-based line of the text to come */
  constructor(public line: number) {}

  /** Elements finished by this piece. `rest` is what follows the list. */
  split(piece: string, from: number): { readonly elements: readonly Element[]; readonly rest: string } {
    this.found = [];
    this.start = from;
    let at = from;
    for (; at < piece.length && !this.isDone; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === LF) this.endLine();
      else if (this.inString) this.readString(code);
      else if (this.isInside || this.begins(code, at)) this.readStructure(code, piece, at);
    }
    if (this.isInside) this.held += piece.slice(this.start);
    return { elements: this.found, rest: piece.slice(at) };
  }

  private endLine(): void {
    this.line += 1;
    this.inString = false;
    this.isEscaped = false;
  }

  private readString(code: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === BACKSLASH) this.isEscaped = true;
    else if (code === QUOTE) this.inString = false;
  }

  private begins(code: number, at: number): boolean {
    if (code <= 0x20 || code === COMMA) return false;
    if (code === BRACKET_END) {
      this.isDone = true;
      return false;
    }
    this.isInside = true;
    this.elementLine = this.line;
    this.start = at;
    return true;
  }

  private readStructure(code: number, piece: string, at: number): void {
    if (code === QUOTE) this.inString = true;
    else if (code === BRACE || code === BRACKET) this.descend(code, piece, at);
    else if (code === BRACE_END || code === BRACKET_END) this.ascend(code, piece, at);
    else if (code === COMMA && this.open.length === 0) this.finish(piece, at);
  }

  private descend(code: number, piece: string, at: number): void {
    if (this.open.length === 0 && (at > this.start || this.held !== '')) {
      this.finish(piece, at);
      this.begins(code, at);
    }
    this.open.push(code);
  }

  private ascend(code: number, piece: string, at: number): void {
    const opener = this.open.lastIndexOf(code === BRACE_END ? BRACE : BRACKET);
    if (opener !== -1) {
      this.open.length = opener;
      if (opener === 0) this.finish(piece, at + 1);
      return;
    }
    if (code !== BRACKET_END) return;
    this.finish(piece, at);
    this.isDone = true;
  }

  private finish(piece: string, end: number): void {
    this.found.push({ text: this.held + piece.slice(this.start, end), line: this.elementLine });
    this.held = '';
    this.open.length = 0;
    this.isInside = false;
  }
}
