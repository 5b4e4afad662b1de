/** The parts sections are made of. Colour never speaks alone: words or an icon say the same. */
export const COMPONENT_CSS = `
.icon { width: 1.15em; height: 1.15em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.2em; }

.verdict { display: grid; gap: .75rem; margin-block-start: .75rem; --tone: var(--quiet); }
.verdict.good { --tone: var(--good); }
.verdict.attention { --tone: var(--rejected); }
.verdict.bad { --tone: var(--failed); }
.badges { display: flex; flex-wrap: wrap; gap: .5rem; }
.badge { display: inline-flex; align-items: center; gap: .4em; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 99px; color: var(--quiet); font-size: .875rem; font-weight: 600; }
.badge:first-child { border-color: var(--tone); background: var(--tone); color: var(--onFill); }
.notes { display: grid; gap: .25rem; max-width: 72ch; color: var(--quiet); font-size: 1.0625rem; }
.about { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .6rem; margin-block-start: 1rem; color: var(--quiet); font-size: .9375rem; }
.dot { width: 4px; height: 4px; border-radius: 50%; background: currentColor; opacity: .6; }

.tiles { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: .75rem; }
@media (max-width: 62rem) { .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
@media (max-width: 36rem) { .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .625rem; } }
.tile { display: grid; grid-template-rows: subgrid; grid-row: span 3; gap: .375rem; align-content: start; padding: .875rem; border: 1px solid var(--line); border-radius: 10px; --tone: var(--quiet); }
.tile .label { display: flex; align-items: center; gap: .5rem; font-size: .875rem; font-weight: 600; line-height: 1.25; overflow-wrap: normal; }
.tile .swatch { display: inline-grid; flex: none; place-items: center; width: 1.5rem; height: 1.5rem; border-radius: 6px; background: var(--tone); color: var(--onFill); font-size: .8125rem; }
.tile .figure { font-size: 1.625rem; font-weight: 650; line-height: 1.15; letter-spacing: -.015em; }
.share { color: var(--quiet); font-size: .875rem; font-weight: 400; letter-spacing: 0; white-space: nowrap; }
.tile .share { display: block; }
.tile .meaning { color: var(--quiet); font-size: .8125rem; line-height: 1.4; }
.tiles.four { grid-template-columns: repeat(4, minmax(0, 1fr)); }
@media (max-width: 62rem) { .tiles.four { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.tiles.four .figure.long { font-size: 1.125rem; }
@media (max-width: 36rem) { .tiles.four .figure { font-size: 1.125rem; } .tiles.four .figure.long { font-size: .9375rem; } }
.from { display: inline-block; }
.past { color: var(--quiet); font-size: .8125rem; font-weight: 400; white-space: normal; }
.change { color: var(--quiet); font-weight: 600; white-space: nowrap; }
.change .icon { width: 1em; height: 1em; margin-inline-end: .25em; stroke-width: 2.5; vertical-align: -.125em; }
.change.good { color: var(--good); }
.change.attention { color: var(--rejected); }
@media (max-width: 36rem) { .tile { padding: .75rem; } .notes { font-size: 1rem; } }
.tile.none { border-style: dashed; }
.tile.none .swatch { background: var(--sunken); color: var(--quiet); }
.tile.none .figure { color: var(--quiet); font-weight: 500; }
${['created', 'updated', 'unchanged', 'duplicate', 'rejected', 'failed'].map((name) => `.${name} { --tone: var(--${name}); }`).join('\n')}

.sum { display: flex; gap: .6rem; max-width: none; padding: .75rem 1rem; border-radius: 10px; background: var(--sunken); font-size: .9375rem; }
.sum .icon { margin-block-start: .2em; }
.sum.good .icon, .empty.good .icon { color: var(--good); }
.sum.bad { box-shadow: inset 3px 0 0 var(--failed); }
.sum.bad .icon { color: var(--failed); }
.empty { display: flex; max-width: none; align-items: center; gap: .6rem; padding: 1rem; border: 1px dashed var(--line); border-radius: 10px; color: var(--quiet); }
.hint { color: var(--quiet); font-size: .9375rem; }
.key { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; color: var(--quiet); font-size: .875rem; }
.chip { display: inline-flex; align-items: center; gap: .4em; font-size: .8125rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.chip::before { content: ""; width: .7em; height: .7em; border-radius: 3px; background: var(--tone); }
.chip.check { padding-inline: .5em; border: 1px solid var(--rejected); border-radius: 99px; color: var(--rejected); }
.chip.check::before { content: none; }

.plot { display: grid; grid-template-columns: minmax(0, 1fr); gap: .625rem; align-content: start; }
.plot figcaption { font-size: .9375rem; font-weight: 600; }
.chart { container-type: inline-size; }
.chart > svg { display: none; width: 100%; height: auto; }
.chart > .medium { display: block; }
@container (max-width: 27rem) { .chart > .medium { display: none; } .chart > .small { display: block; } }
@container (min-width: 44rem) { .chart > .medium { display: none; } .chart > .large { display: block; } }

.meter { display: inline-block; width: 4.5rem; height: .5rem; border-radius: 99px; background: var(--sunken); box-shadow: inset 0 0 0 1px var(--line); overflow: hidden; }
.meter > span { display: block; height: 100%; background: var(--blue); }
.metered { display: inline-flex; align-items: center; gap: .6rem; }
.metered .figure { min-width: 3.6em; white-space: nowrap; }
.number .metered .figure { text-align: end; }
.arrow { color: var(--quiet); }
.spot { display: inline-block; width: .8em; height: .8em; margin-inline-end: .6em; border-radius: 3px; }
${['blue', 'orange', 'grey', 'purple', 'teal', 'gold'].map((name) => `.spot.${name} { background: var(--${name}); }`).join('\n')}
.spot.dashes { width: 1.4em; height: 0; margin-block: .3em; border-block-start: 2px dashed var(--ink); border-radius: 0; vertical-align: middle; }

.spark { display: block; width: 7.5rem; height: 1.75rem; fill: none; stroke: var(--blue); stroke-width: 2; stroke-linejoin: round; overflow: visible; }

.facts { display: grid; gap: 0; }
.facts > div { display: grid; grid-template-columns: minmax(6.5rem, 30%) minmax(0, 1fr); gap: 1rem; padding-block: .5rem; border-block-end: 1px solid var(--line); font-size: .9375rem; }
.facts > div:last-child { border: 0; }
.facts dt { color: var(--quiet); }
.facts.row { grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem; }
.facts.row > div { display: block; padding: 0; border: 0; }
.facts.row dd { font-size: 1.5rem; font-weight: 650; line-height: 1.3; }
section h3 + .facts { margin-block-start: .375rem; }
.lead { font-size: 1.0625rem; }

details > summary { width: fit-content; padding-block: .25rem; color: var(--accent); font-size: .9375rem; cursor: pointer; }
details[open] > summary { margin-block-end: .75rem; }
`;
