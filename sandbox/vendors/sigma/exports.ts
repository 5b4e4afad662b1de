import { randomUUID } from 'node:crypto';
import { empty, html, json } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { bad, missing, problem, tooMany } from './answers';
import type { Organization } from './data';
import { READ_CONNECTIONS, readExport, type ExportRequest } from './exportRequest';
import { brokenOff, fileAnswer } from './files';
import type { SigmaSettings } from './settings';
import { SlidingWindow } from './window';

interface Job {
  readonly request: ExportRequest;
  readonly readyAt: number;
  downloads: number;
}

/** Exports: started, not ready for a while, then a file that can be fetched for an hour. */
export class Exports {
  private jobs = new Map<string, Job>();
  private starts = new SlidingWindow();
  private downloads = new SlidingWindow();

  constructor(private readonly settings: () => SigmaSettings, private readonly organization: () => Organization) {}

  start(exchange: Exchange): Answer {
    const { exportsPerWindow, windowSeconds, exportReadyMs } = this.settings();
    if (!this.starts.admit(performance.now(), exportsPerWindow, windowSeconds)) return tooMany();
    const { workbooks, connections } = this.organization();
    if (!workbooks.has(exchange.param('id'))) return missing('Workbook');
    const request = readExport(exchange, connections);
    if (typeof request === 'string') return bad(request);
    const rejectsDefaults = exchange.header('x-sigma-oauth-reject-default-tokens') === 'true';
    if (rejectsDefaults && request.overridden.length < READ_CONNECTIONS) {
      return problem(403, 'forbidden', 'The workbook reads from a connection without an OAuth override token');
    }
    const queryId = randomUUID();
    this.jobs.set(queryId, { request, readyAt: performance.now() + exportReadyMs, downloads: 0 });
    return json(200, { jobComplete: false, queryId });
  }

  download(exchange: Exchange): Answer {
    const { exportsPerWindow, windowSeconds, exportBytes, exportEnds } = this.settings();
    if (!this.downloads.admit(performance.now(), exportsPerWindow, windowSeconds)) return tooMany();
    const job = this.jobs.get(exchange.param('id'));
    if (!job || exportEnds === 'lost') return missing('Query');
    if (performance.now() < job.readyAt) return empty(204);
    if (exportEnds === 'failed') return problem(500, 'internal_error', 'The element could not be rendered');
    if (exportEnds === 'html') return html(200, '<html><body>Something went wrong</body></html>');
    job.downloads += 1;
    const file = fileAnswer(job.request, exportBytes);
    return exportEnds === 'cut' && job.downloads === 1 ? brokenOff(file) : file;
  }

  reset(): void {
    this.jobs = new Map();
    this.starts = new SlidingWindow();
    this.downloads = new SlidingWindow();
  }
}
