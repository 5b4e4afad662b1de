import { html, trusted, type Html } from './html';

const PATHS = {
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  plus: 'M10 4v12M4 10h12',
  up: 'M10 16V4.5M5 9.5l5-5 5 5',
  down: 'M10 4v11.5M5 10.5l5 5 5-5',
  equal: 'M4.5 7.5h11M4.5 12.5h11',
  copy: 'M7.5 7.5h8v8h-8zM4.5 12.5v-8h8',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  alert: 'M10 3.5l7.5 13h-15zM10 8.5v3.5M10 14.2v.3',
  retry: 'M15.5 10a5.5 5.5 0 1 1-2-4.2M15.5 3v3.5H12',
  dash: 'M5 10h10',
} as const;

export type IconName = keyof typeof PATHS;

/** A small line drawing in the colour of the text; the words beside it carry the meaning. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 20 20" width="20" height="20"><path d="${trusted(PATHS[name])}"></path></svg>`;
}
