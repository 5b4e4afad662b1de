/** Light and dark, from 320 pixels up; every colour pair reaches a contrast of 4.5:1. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #f4f8f9; --card: #ffffff; --ink: #10333f; --soft: #4a6670; --line: #c9d8dd; --accent: #0b7f72; --on-accent: #ffffff;
  --good: #0b6b4f; --good-bg: #d9f2e6; --warn: #7a4a00; --warn-bg: #fdecc8; --bad: #9b1c1c; --bad-bg: #fde0de; }
@media (prefers-color-scheme: dark) { :root { --paper: #0c1f26; --card: #14303a; --ink: #e3f2f5; --soft: #a8c3cb; --line: #2c4c57; --accent: #3ddbc4; --on-accent: #06231f;
  --good: #8be5be; --good-bg: #123f31; --warn: #ffd48a; --warn-bg: #46330d; --bad: #ffb4ae; --bad-bg: #4c1c1c; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0 0 .5rem; } h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: 0; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem; z-index: 2; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.top { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; justify-content: space-between; align-items: center; padding: .75rem clamp(.75rem, 3vw, 2rem); background: var(--card); border-bottom: 1px solid var(--line); }
.brand, .status { display: flex; gap: .6rem; align-items: center; flex-wrap: wrap; min-width: 0; }
main { padding: clamp(.75rem, 3vw, 2rem); max-width: 1400px; margin: 0 auto; }
.quiet { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.problem:empty, .quiet:empty { display: none; }
.problem { color: var(--bad); background: var(--bad-bg); padding: .5rem .75rem; border-radius: 8px; margin: .75rem 0; overflow-wrap: anywhere; }
.pill { display: inline-block; padding: .1rem .6rem; border-radius: 99px; font-size: .8125rem; font-weight: 600; background: var(--warn-bg); color: var(--warn); }
.pill[data-state=connected], .pill[data-state=good] { background: var(--good-bg); color: var(--good); }
.pill[data-state=error], .pill[data-state=offline], .pill[data-state=bad] { background: var(--bad-bg); color: var(--bad); }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: clamp(.75rem, 2vw, 1.25rem); }
.narrow { max-width: 26rem; margin: 4vh auto; display: grid; gap: .6rem; }
.tabs { display: flex; gap: .25rem; flex-wrap: wrap; margin-bottom: .75rem; }
button, input, select { font: inherit; color: inherit; min-height: 44px; border-radius: 8px; border: 1px solid var(--soft); background: var(--card); padding: .4rem .8rem; }
button { cursor: pointer; } button:disabled { opacity: .5; cursor: default; } input:not([type=checkbox]), .fields select, dialog select { width: 100%; }
.primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
.plain { border-color: transparent; text-decoration: underline; }
[role=tab] { border-color: var(--line); } [role=tab][aria-selected=true] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
.bar { display: flex; flex-wrap: wrap; gap: .75rem; justify-content: space-between; align-items: center; margin-bottom: .75rem; }
.pager, .pager nav { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.cards > li { border: 1px solid var(--line); border-radius: 10px; padding: .75rem; display: flex; flex-direction: column; gap: .4rem; content-visibility: auto; contain-intrinsic-size: auto 9rem; }
.cards dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 0 .6rem; font-size: .875rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.pills { display: flex; gap: .35rem; flex-wrap: wrap; } .cards button { margin-top: auto; align-self: start; }
[aria-busy=true] .cards { opacity: .45; }
.fields { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: end; margin: .75rem 0; }
.switch { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; min-height: 44px; margin: .5rem 0; } .switch input { width: 1.5rem; height: 1.5rem; min-height: 0; accent-color: var(--accent); }
.rows { list-style: none; padding: 0; margin: 0 0 .75rem; } .rows > li { display: flex; flex-wrap: wrap; gap: .5rem; justify-content: space-between; align-items: center; border-top: 1px solid var(--line); padding: .5rem 0; }
dialog { border: 1px solid var(--line); border-radius: 12px; background: var(--card); color: var(--ink); width: min(28rem, calc(100vw - 1.5rem)); padding: 1.25rem; } dialog::backdrop { background: rgb(0 20 30 / .55); }
dialog form { display: grid; gap: .5rem; } .actions { display: flex; gap: .5rem; justify-content: end; margin-top: .5rem; }
@media (max-width: 32rem) { .tabs { flex-wrap: nowrap; overflow-x: auto; padding: 4px 4px 12px; margin: -4px -4px .25rem; } .status { width: 100%; } #where { order: 3; flex-basis: 100%; } #leave { margin-left: auto; padding-right: 0; } [role=tab] { white-space: nowrap; } .pager { width: 100%; justify-content: space-between; } }
@media (prefers-reduced-motion: no-preference) { .cards { transition: opacity .15s; } }
`;
