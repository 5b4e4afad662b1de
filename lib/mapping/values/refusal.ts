/** A value that cannot be used. The sentence names it masked and says what to do. */
export class Refusal {
  constructor(
    /** Stable code, e.g. `invalid_email`. */
    readonly code: string,
    readonly message: string,
  ) {}
}

/** What a cell becomes; undefined leaves the field out, null is sent as `null`. */
export type Value = string | number | boolean | null | undefined;

/** A value that can be used, though something was lost on the way; told among a row's warnings. */
export class Amended {
  constructor(
    readonly value: string,
    readonly code: string,
    readonly message: string,
  ) {}
}
