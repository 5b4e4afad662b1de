/** The sheet, its type and its rhythm: from a phone of 360 px to a desktop. */
export const LAYOUT_CSS = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; background: var(--canvas); color: var(--ink);
  font: 400 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
.column { width: 100%; max-width: 70rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
h1, h2, h3, p, ul, dl, dd, figure { margin: 0; }
ul { padding: 0; list-style: none; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .875em; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -4rem; padding: .6rem 1rem; background: var(--surface); border-radius: 8px; z-index: 2; }
.skip:focus { inset-block-start: 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.top { background: var(--surface); border-block-end: 1px solid var(--line); }
.top .column { padding-block: clamp(1.5rem, 4vw, 2.75rem) 0; }
.kicker { color: var(--quiet); font-size: .875rem; letter-spacing: .01em; }
h1 { max-width: 26em; font-size: clamp(1.5rem, 1.15rem + 1.7vw, 2.375rem); font-weight: 650; line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1.25rem; font-weight: 650; line-height: 1.3; letter-spacing: -.005em; }
h3 { font-size: 1rem; font-weight: 650; line-height: 1.4; }

nav { margin-block-start: clamp(1.25rem, 3vw, 2rem); }
nav ul { display: flex; gap: 1.5rem; overflow-x: auto; scrollbar-width: none; }
nav a { display: block; padding-block: .75rem; border-block-end: 2px solid transparent; color: var(--quiet); font-size: .9375rem; text-decoration: none; white-space: nowrap; }
nav a:hover { color: var(--ink); border-color: var(--accent); }
nav a:focus-visible { outline-offset: -3px; }

main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; padding-block: clamp(1.25rem, 3vw, 2rem); }
section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-content: start; padding: clamp(1.125rem, 3vw, 2rem); background: var(--surface); border: 1px solid var(--line); border-radius: 14px; }
section p { max-width: 72ch; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.75rem 2.5rem; }
footer { padding-block: 0 3rem; color: var(--quiet); font-size: .875rem; }
`;
