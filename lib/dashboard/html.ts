/** Markup that is safe to place in a page: every value in it has been escaped. Made by `html` only. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may stand in `${…}`: text is escaped, markup is kept, lists are joined, nothing prints nothing. */
export type Slot = Html | string | number | null | undefined | false | readonly Slot[];

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;'],
]);

/** Text as it may stand between tags and inside quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}

/**
 * Template tag for pages: `` html`<td title="${name}">${cell}</td>` ``. Attribute values must be quoted;
 * URLs, scripts and style rules never take values from data.
 */
export function html(parts: TemplateStringsArray, ...slots: readonly Slot[]): Html {
  return new Html(parts.reduce((page, part, index) => page + fill(slots[index - 1]) + part));
}

/** Markup produced by trusted code, such as a style sheet or a rendered chart. Never data. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function fill(slot: Slot): string {
  if (slot === null || slot === undefined || slot === false) return '';
  if (slot instanceof Html) return slot.toString();
  if (typeof slot === 'object') return slot.map(fill).join('');
  return escape(String(slot));
}
