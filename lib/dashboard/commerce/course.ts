import type { ClientFigures, SalesRow } from '../../warehouse/figures';
import { chart } from '../chart';
import { columnsOption } from '../columns-chart';
import { count, counted } from '../format';
import { html, type Html } from '../html';
import { table } from '../table';
import type { ShadeName } from '../theme';
import { amount, currencyName, roughAmount } from './amounts';
import { course, cuts, whole } from './cuts';
import { bucketName, bucketWords, periodWords, platformName, spanWords } from './words';

const SHADES: readonly ShadeName[] = ['blue', 'orange', 'teal', 'purple', 'gold'];

interface Stack {
  readonly name: string;
  readonly shade: ShadeName;
  readonly rows: readonly SalesRow[];
}

/** Revenue over the period by platform, with the period before as a line. */
export async function revenueCourse(figures: ClientFigures): Promise<Html> {
  const { period } = figures;
  if (whole(figures).orders === 0) return html`<p class="empty">No orders were placed in this period (${periodWords(period)}).</p>`;
  const stacks = platformStacks(figures);
  return html`<figure class="plot"><figcaption>Gross revenue by ${period.unit}</figcaption>
${await drawing(figures, stacks)}
<p class="key">${stacks.map(({ name, shade }) => html`<span><span class="spot ${shade}" aria-hidden="true"></span>${name}</span>`)}
${period.previous && html`<span><span class="spot dashes" aria-hidden="true"></span>${spanWords(period.previous)}, all together</span>`}</p></figure>
<details><summary>Revenue by ${period.unit} as a table</summary>${asTable(figures)}</details>`;
}

/** The platforms by what they sold; those beyond the colours together. */
function platformStacks(figures: ClientFigures): readonly Stack[] {
  const byPlatform = new Map<string, SalesRow[]>();
  for (const row of cuts(figures, 'platformBucket')) byPlatform.set(row.platform ?? '', [...byPlatform.get(row.platform ?? '') ?? [], row]);
  const ranked = [...byPlatform].sort(([, a], [, b]) => grossOf(b) - grossOf(a));
  const named = ranked.slice(0, SHADES.length).map(([platform, rows], index) => ({ name: platformName(platform), shade: SHADES[index] ?? 'grey', rows }));
  const rest = ranked.slice(SHADES.length).flatMap(([, rows]) => rows);
  return rest.length > 0 ? [...named, { name: 'Others', shade: 'grey' as const, rows: rest }] : named;
}

function drawing(figures: ClientFigures, stacks: readonly Stack[]): Promise<Html> {
  const { period, currency } = figures;
  const values = ({ rows }: Stack) => period.buckets.map((_, bucket) => grossOf(rows.filter((row) => row.bucket === bucket)));
  const before = course(figures, 'previous').map((row) => Number(row.gross));
  return chart({
    id: 'course-chart',
    title: `Gross revenue by ${period.unit}`,
    description: described(figures),
    height: (size) => (size === 'small' ? 220 : 280),
    option: (size) => columnsOption({
      size,
      names: period.buckets.map((bucket) => bucketName(bucket, period.unit)),
      stacks: stacks.map((stack) => ({ shade: stack.shade, values: values(stack) })),
      ...(before.length > 0 && { line: before.slice(0, period.buckets.length) }),
      axisLabel: (value) => roughAmount(value, currency),
    }),
  });
}

function described(figures: ClientFigures): string {
  const { period, currency } = figures;
  const rows = course(figures);
  const best = rows.reduce((top, row, index) => (Number(row.gross) > Number(rows[top]?.gross) ? index : top), 0);
  const bucket = period.buckets[best];
  const most = bucket ? `; most in ${bucketWords(bucket, period.unit)}: ${amount(rows[best]?.gross ?? null, currency)}` : '';
  return `${amount(whole(figures).gross, currency)} from ${counted(whole(figures).orders, 'order')} in ${period.buckets.length} columns${most}. The table below has every figure.`;
}

function asTable(figures: ClientFigures): Html {
  const { period, currency } = figures;
  const before = course(figures, 'previous');
  const total = whole(figures);
  const rows = course(figures).map((row, index) => ({ row, bucket: period.buckets[index], past: before[index] }));
  const money = (value: string | null | undefined) => (value === undefined ? '' : amount(value, currency));
  return table({
    id: 'course-table',
    caption: `Revenue by ${period.unit}, ${currencyName(currency)}`,
    scrolls: true,
    columns: [
      { head: period.unit === 'day' ? 'Day' : period.unit === 'week' ? 'Week' : period.unit === 'month' ? 'Month' : 'Year', names: true, cell: ({ bucket }) => bucket && bucketWords(bucket, period.unit) },
      { head: 'Orders', numeric: true, cell: ({ row }) => count(row.orders) },
      { head: 'Gross', numeric: true, cell: ({ row }) => money(row.gross) },
      { head: 'Refunds', numeric: true, cell: ({ row }) => money(row.refunds) },
      { head: 'Net', numeric: true, cell: ({ row }) => money(row.net) },
      ...(period.previous ? [{ head: 'Gross before', numeric: true, cell: ({ past }: { past: SalesRow | undefined }) => money(past?.gross) }] : []),
    ],
    rows,
    foot: ['Together', count(total.orders), money(total.gross), money(total.refunds), money(total.net), ...(period.previous ? [money(whole(figures, 'previous').gross)] : [])],
  });
}

/** For the height of a drawing alone. */
function grossOf(rows: readonly SalesRow[]): number {
  return rows.reduce((sum, { gross }) => sum + Number(gross), 0);
}
