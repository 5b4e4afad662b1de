/** The page's skeleton; lists and cards are filled in by its script. */
export const MARKUP = `<a class="skip" href="#main">Skip to content</a>
<header class="top">
  <div class="brand">
    <svg viewBox="0 0 64 64" width="32" height="32" fill="none" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d="M10 10v34h46" stroke="currentColor"/><path d="M18 36l10-12 8 7 14-17" stroke="var(--accent)"/><path d="M8 56c6 0 6-4 12-4s6 4 12 4 6-4 12-4 6 4 12 4" stroke="var(--accent)"/>
    </svg>
    <h1>{title}</h1>
  </div>
  <div class="status">
    <p id="status" class="pill" data-state="waiting" role="status" aria-live="polite">Not connected</p>
    <p id="where" class="quiet"></p>
    <button type="button" id="retry" hidden>Retry now</button>
    <button type="button" id="leave" class="plain" hidden>Forget key</button>
  </div>
</header>
<main id="main">
  <form id="sign-in" class="panel narrow">
    <h2>Connect</h2>
    <p class="quiet">Enter the key of this console's webhooks. It stays in this page's memory and is gone when the page closes.</p>
    <label for="key">Key</label>
    <input id="key" type="password" autocomplete="off" spellcheck="false" required>
    <p id="sign-in-problem" class="problem" role="alert"></p>
    <button type="submit" class="primary">Connect</button>
  </form>
  <section id="work" hidden>
    <div id="tabs" class="tabs" role="tablist" aria-label="Sigma"></div>
    <section id="list-panel" class="panel" role="tabpanel" tabindex="0" aria-busy="false">
      <div class="bar">
        <p id="count" aria-live="polite"></p>
        <div class="pager">
          <label for="size">Per page</label>
          <select id="size"><option>25</option><option>50</option><option>100</option><option>500</option><option>1000</option></select>
          <nav aria-label="Pages">
            <button type="button" data-go="first" aria-label="First page">⇤</button>
            <button type="button" data-go="previous" aria-label="Previous page">←</button>
            <button type="button" data-go="next" aria-label="Next page">→</button>
            <button type="button" data-go="last" aria-label="Last page">⇥</button>
          </nav>
          <button type="button" id="reload">Reload</button>
        </div>
      </div>
      <p id="list-problem" class="problem" role="alert"></p>
      <ul id="cards" class="cards"></ul>
    </section>
    <section id="override-panel" class="panel" role="tabpanel" tabindex="0" hidden>
      <p class="quiet">A token here takes the place of the API user's own for one connection, in exports of this page. Tokens live in this page's memory only and are never shown.</p>
      <form id="override-form" class="fields">
        <div><label for="override-connection">Connection with OAuth</label><select id="override-connection" required></select></div>
        <div><label for="override-token">Warehouse token</label><input id="override-token" type="password" autocomplete="off" spellcheck="false" required></div>
        <button type="submit" class="primary">Add override</button>
      </form>
      <p id="override-problem" class="problem" role="alert"></p>
      <label class="switch"><input type="checkbox" role="switch" id="reject"> Reject default tokens <span class="quiet">Exports fail where a connection has no override</span></label>
      <h2 id="override-heading">Overrides</h2>
      <ul id="overrides" class="rows" aria-labelledby="override-heading"></ul>
      <button type="button" id="clear-overrides">Clear all</button>
      <p id="override-news" class="quiet" role="status"></p>
    </section>
  </section>
</main>
<dialog id="export" aria-labelledby="export-title">
  <form id="export-form" method="dialog">
    <h2 id="export-title">Export</h2>
    <label for="format">Format</label>
    <select id="format"><option value="pdf">PDF</option><option value="xlsx">Excel</option><option value="csv">CSV</option><option value="json">JSON</option><option value="jsonl">JSON Lines</option><option value="png">PNG</option></select>
    <label for="element">Element ID <span class="quiet">empty exports the whole workbook</span></label>
    <input id="element" autocomplete="off" spellcheck="false">
    <label for="rows">Row limit <span class="quiet">empty takes all rows</span></label>
    <input id="rows" type="number" min="1" max="1000000" inputmode="numeric">
    <p id="export-overrides" class="quiet"></p>
    <p id="export-problem" class="problem" role="alert"></p>
    <p id="export-news" role="status"></p>
    <div class="actions">
      <button type="button" id="export-close">Close</button>
      <button type="submit" id="export-start" class="primary">Export</button>
    </div>
  </form>
</dialog>
<noscript><p class="panel">This page needs JavaScript.</p></noscript>`;
