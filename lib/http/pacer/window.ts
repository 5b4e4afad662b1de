import type { LimitWord } from './limitHeaders';

/** The limit as the server's own headers state it. */
export class StatedWindow {
  private word: { readonly remaining: number; readonly resetAt: number; readonly seq: number } | null = null;
  private most = 0;

  /** `seq`: the request whose response stated it. An older response never overrides a newer one. */
  heard(word: LimitWord, seq: number, now: number): void {
    this.most = Math.max(this.most, word.remaining);
    if (this.word && seq < this.word.seq) return;
    this.word = { remaining: word.remaining, resetAt: now + word.resetMs, seq };
  }

  /** `lastSeq`: the newest request that has left; those after the one heard of are not counted in its word. */
  readyAt(now: number, lastSeq: number): number {
    const word = this.word;
    // A server that never has more than one to give refills at once: its reset, in whole seconds, says nothing.
    if (!word || this.most < 2 || now >= word.resetAt) return now;
    return word.remaining > lastSeq - word.seq ? now : word.resetAt;
  }
}
