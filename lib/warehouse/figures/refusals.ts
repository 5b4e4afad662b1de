export type FiguresRefusal = 'unknown_client' | 'unknown_store' | 'invalid_period' | 'invalid_time_zone' | 'invalid_currency';

/** Figures that cannot be given as they are asked for. The message says what to do; nothing was read. */
export class FiguresRefused extends Error {
  override readonly name = 'FiguresRefused';

  constructor(readonly code: FiguresRefusal, message: string) {
    super(message);
  }
}
