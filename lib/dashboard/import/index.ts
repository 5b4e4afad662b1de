import type { ImportReport } from '../../delivery/types';
import { html } from '../html';
import { page, type Section } from '../page';
import { attention } from './attention';
import { header } from './header';
import { mapping } from './mapping';
import { outcomes } from './outcomes';
import { problems } from './problems';
import { provenance } from './provenance';
import { requests } from './requests';
import { shards } from './shards';
import { speed } from './speed';
import { verdict } from './verdict';

/**
 * The report of one import as a self-contained HTML page: no script, nothing fetched, all data escaped.
 * The same report gives the same page.
 */
export async function renderImportPage(report: ImportReport): Promise<string> {
  const rows = problems(report);
  const parts = shards(report);
  const sections: readonly Section[] = [
    { id: 'outcomes', title: report.run.dryRun ? 'What would become of every row' : 'What became of every row', short: 'Outcomes', body: await outcomes(report) },
    { id: 'attention', title: 'What needs your attention', short: 'Attention', body: await attention(report) },
    ...(rows ? [{ id: 'rows', title: report.run.dryRun ? 'Rows that would not land' : 'Rows that did not land', short: 'Rows', body: rows }] : []),
    ...(parts ? [{ id: 'shards', title: 'Shards and workers', short: 'Shards', body: parts }] : []),
    { id: 'speed', title: 'Speed and waits', short: 'Speed', body: await speed(report) },
    { id: 'requests', title: 'Requests to the API', short: 'Requests', body: requests(report) },
    { id: 'mapping-section', title: 'How columns were mapped', short: 'Mapping', body: mapping(report) },
    { id: 'provenance', title: 'File and run', body: provenance(report) },
  ];
  return page({
    title: `Import: ${verdict(report).sentence}`,
    kicker: 'Tributary · Customer import',
    header: header(report),
    sections,
    footer: html`<p>Run <code>${report.run.id}</code>. Personal data in messages is masked.</p>`,
  });
}
