interface Shade {
  readonly light: string;
  readonly dark: string;
}

/**
 * Every colour of a page, once. Hues stay apart for the common kinds of colour blindness (blue, orange,
 * purple, grey, at different lightness); fills carry `onFill` text at 4.5:1 and stand out from
 * `surface` at 3:1.
 */
export const SHADES = {
  canvas: { light: '#f5f6f8', dark: '#0e1319' },
  surface: { light: '#ffffff', dark: '#161d26' },
  sunken: { light: '#f0f2f5', dark: '#1e2732' },
  line: { light: '#dce1e8', dark: '#2c3744' },
  ink: { light: '#18202c', dark: '#e9eef4' },
  quiet: { light: '#4e5969', dark: '#a9b4c2' },
  accent: { light: '#0a5aa8', dark: '#6db5f5' },
  onFill: { light: '#ffffff', dark: '#0c1117' },
  good: { light: '#0d6b5e', dark: '#4fc3ae' },
  created: { light: '#0a4f8f', dark: '#4a9fe6' },
  updated: { light: '#2474b8', dark: '#93cbf7' },
  unchanged: { light: '#657387', dark: '#8a98aa' },
  duplicate: { light: '#7d5fb0', dark: '#b79ee0' },
  rejected: { light: '#b9500a', dark: '#f0954c' },
  failed: { light: '#a3124f', dark: '#f27fa8' },
  blue: { light: '#2474b8', dark: '#5aaaee' },
  orange: { light: '#c05a10', dark: '#f0954c' },
  grey: { light: '#657387', dark: '#8a98aa' },
  purple: { light: '#7d5fb0', dark: '#b79ee0' },
  teal: { light: '#0d7566', dark: '#4fc3ae' },
  gold: { light: '#8a6a00', dark: '#d8b84a' },
} as const satisfies Record<string, Shade>;

export type ShadeName = keyof typeof SHADES;

/** A colour as CSS and SVG take it; it follows the reader's light or dark mode. */
export function paint(name: ShadeName): string {
  return `var(--${name})`;
}

/** The custom properties behind `paint`: light, dark where the reader prefers it, light on paper. */
export function themeCss(): string {
  return [
    `:root { color-scheme: light dark; ${declare('light')} }`,
    `@media (prefers-color-scheme: dark) { :root { ${declare('dark')} } }`,
    `@media print { :root { color-scheme: light; ${declare('light')} } }`,
  ].join('\n');
}

function declare(mode: keyof Shade): string {
  return Object.entries(SHADES).map(([name, shade]) => `--${name}: ${shade[mode]};`).join(' ');
}
