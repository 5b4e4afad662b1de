/** Tables for people; `built` requires the project's compiled modules. The ratio, where there is one, stands last. */
export function tables(built) {
  const { findings } = built('./section');
  const { megabytes, NOTHING, percent, ratio, seconds, whole } = built('./figures');
  const sent = (rows) => findings([
    { title: 'sender', align: 'left', show: (row) => row.sender },
    { title: 'landed', show: (row) => `${whole(row.landed)} of ${whole(row.rows)}` },
    { title: 'time', show: (row) => seconds(row.seconds * 1000) },
    { title: 'of the limit', show: (row) => (row.shareOfLimit === null ? NOTHING : percent(row.shareOfLimit, 1)) },
    { title: '429', show: (row) => whole(row.throttled) },
    { title: 'connections', show: (row) => whole(row.connections) },
    { title: 'time, of Customer Import', show: (row) => ratio(row.seconds, rows[0].seconds) },
  ], rows, []).table;
  return {
    limited: (rows) => `Customers to an API of 40 requests/s (burst 80, 50 ms), inside n8n\n\n${sent(rows)}`,
    unlimited: (rows) => `Customers to an API without a limit (50 ms), inside n8n\n\n${sent(rows)}`,
    files: (rows) => `A CSV file inside n8n\n\n${findings([
      { title: 'reader', align: 'left', show: (row) => row.reader },
      { title: 'rows', show: (row) => whole(row.rows) },
      { title: 'time', show: (row) => (row.status === 'success' ? seconds(row.seconds * 1000) : `${row.status} after ${seconds(row.seconds * 1000)}`) },
      { title: 'peak memory of n8n', show: (row) => megabytes(row.peakRssBytes) },
      { title: 'more than at rest', show: (row) => megabytes(row.peakRssBytes - row.idleRssBytes) },
    ], rows, []).table}`,
    start: (rows) => `n8n's start\n\n${findings([
      { title: '', align: 'left', show: (row) => (row.withPackage ? 'with this package' : 'n8n alone') },
      { title: 'ready after', show: (row) => `${whole(row.startMs)} ms` },
      { title: 'memory at rest', show: (row) => megabytes(row.rssBytes) },
      { title: 'more time', show: (row) => `${whole(row.startMs - rows[0].startMs)} ms` },
      { title: 'more memory', show: (row) => megabytes(row.rssBytes - rows[0].rssBytes, { signed: true }) },
    ], rows, []).table}`,
  };
}
