import { html, trusted, type Html, type Slot } from './html';
import { COMPONENT_CSS } from './style/components';
import { LAYOUT_CSS } from './style/layout';
import { PAPER_CSS } from './style/paper';
import { TABLE_CSS } from './style/tables';
import { themeCss } from './theme';

export interface Section {
  /** Unique within the page; also the target of the navigation. */
  readonly id: string;
  readonly title: string;
  /** The word in the navigation; the title unless told. */
  readonly short?: string;
  readonly body: Slot;
}

export interface PageSpec {
  readonly title: string;
  /** What kind of page this is, above the headline. */
  readonly kicker: string;
  readonly header: Slot;
  readonly sections: readonly Section[];
  readonly footer: Slot;
}

/** No script runs and nothing is fetched, whatever the data holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One self-contained HTML document. */
export function page(spec: PageSpec): string {
  const css = [themeCss(), LAYOUT_CSS, COMPONENT_CSS, TABLE_CSS, PAPER_CSS].join('\n');
  const document = html`<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${spec.title}</title>
<style>
${trusted(css)}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="column">
<p class="kicker">${spec.kicker}</p>
${spec.header}
${navigation(spec.sections)}
</div></header>
<main id="main" class="column" tabindex="-1">
${spec.sections.map(card)}
</main>
<footer class="column">${spec.footer}</footer>
</body>
</html>
`;
  return document.toString();
}

function navigation(sections: readonly Section[]): Html {
  const links = sections.map((section) => html`<li><a href="#${section.id}">${section.short ?? section.title}</a></li>`);
  return html`<nav aria-label="Parts of this page"><ul>${links}</ul></nav>`;
}

function card(section: Section): Html {
  return html`<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${section.title}</h2>
${section.body}
</section>
`;
}
