/** Headers that mean a field. Compared without case, accents, spaces and punctuation. */
export interface Vocabulary {
  /** Canonical field name. */
  readonly field: string;
  /** Headers that mean this field and nothing else. */
  readonly strong: readonly string[];
  /** Headers that often mean this field; a better column wins. */
  readonly weak?: readonly string[];
}
