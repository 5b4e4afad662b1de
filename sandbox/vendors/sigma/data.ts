export type Entry = Readonly<Record<string, unknown>>;
/** Entries by id, in order of creation. */
export type Collection = Map<string, Entry>;

const SINCE = Date.UTC(2026, 0, 5, 9);
export const ORGANIZATION = uuid('f', 1);

/** The same id for the same kind and number, always. */
export function uuid(kind: string, number: number): string {
  return `${kind.padEnd(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function stamps(number: number): Entry {
  const at = new Date(SINCE + number * 3_600_000).toISOString();
  return { createdBy: uuid('e', 1), updatedBy: uuid('e', 1), createdAt: at, updatedAt: at };
}

const WORDS = ['Revenue', 'Orders', 'Stock', 'Returns', 'Churn', 'Basket', 'Margin', 'Delivery'];
const KINDS = ['snowflake', 'bigQuery', 'databricks', 'redshift'];

function word(number: number): string {
  return WORDS[number % WORDS.length] ?? 'Report';
}

function collection(count: number, key: string, make: (number: number) => Entry): Collection {
  const entries = Array.from({ length: count }, (_, at) => make(at + 1));
  return new Map(entries.map((entry) => [String(entry[key]), entry]));
}

/** Everything the simulated organisation has. */
export function organization() {
  return {
    connections: collection(12, 'connectionId', (n) => ({
      connectionId: uuid('c', n), organizationId: ORGANIZATION, name: `Warehouse ${n}`, type: KINDS[n % 4], isSample: n === 12, isAuditLog: false,
      useOauth: n <= 3, lastActiveAt: stamps(n).createdAt, isArchived: n === 11, ...stamps(n),
    })),
    workbooks: collection(260, 'workbookId', (n) => ({
      workbookId: uuid('a', n), workbookUrlId: `wb${n}`, name: `${word(n)} <${n}>`, url: `https://app.example.com/workbook/wb${n}`, path: 'Acme/Shared',
      latestVersion: 1 + (n % 9), ownerId: uuid('e', 1), isArchived: n % 50 === 0, ...stamps(n),
    })),
    workspaces: collection(30, 'workspaceId', (n) => ({ workspaceId: uuid('b', n), name: `Space ${n}`, ...stamps(n) })),
    datasets: collection(55, 'datasetId', (n) => ({
      datasetId: uuid('d', n), name: `${word(n)} data ${n}`, description: '', url: `https://app.example.com/dataset/${n}`, isArchived: false, ...stamps(n),
    })),
    dataModels: collection(20, 'dataModelId', (n) => ({
      dataModelId: uuid('da', n), dataModelUrlId: `dm${n}`, name: `${word(n)} model ${n}`, url: `https://app.example.com/data-model/dm${n}`, path: 'Acme/Models',
      latestVersion: 1, ownerId: uuid('e', 1), ...stamps(n),
    })),
    teams: collection(40, 'teamId', (n) => ({ teamId: uuid('ea', n), name: `Team ${n}`, description: '', visibility: n % 2 ? 'public' : 'private', isArchived: false, ...stamps(n) })),
    members: collection(1203, 'memberId', (n) => ({
      organizationId: ORGANIZATION, memberId: uuid('e', n), memberType: n === 1 ? 'admin' : 'viewer', firstName: 'Member', lastName: String(n),
      email: `member${n}@example.com`, profileImgUrl: null, homeFolderId: uuid('aa', n), userKind: 'internal', isArchived: false, isInactive: false, ...stamps(n),
    })),
    files: collection(300, 'id', (n) => ({
      id: n <= 260 ? uuid('a', n) : uuid('aa', n), urlId: `f${n}`, name: `${word(n)} <${n}>`, type: n <= 260 ? 'workbook' : 'folder', parentId: uuid('b', 1), parentUrlId: 'b1',
      permission: 'edit', path: 'Acme/Shared', badge: null, isArchived: false, ...stamps(n),
    })),
    grants: collection(25, 'grantId', (n) => ({
      grantId: uuid('ca', n), inodeId: n % 2 ? uuid('a', 1) : uuid('b', 1), inodeType: n % 2 ? 'workbook' : 'workspace', organizationId: ORGANIZATION,
      memberId: uuid('e', n), teamId: null, permission: 'view', ...stamps(n),
    })),
    accountTypes: collection(4, 'accountTypeId', (n) => ({
      accountTypeId: uuid('ac', n), accountTypeName: ['admin', 'build', 'analyze', 'viewer'][n - 1], description: `Account type ${n}`, isCustom: false,
    })),
  };
}

export type Organization = ReturnType<typeof organization>;

/** The pages of any workbook. */
export const PAGES: readonly Entry[] = [
  { pageId: 'page-1', name: 'Overview', hidden: false },
  { pageId: 'page-2', name: 'Details' },
];

export const ELEMENTS: ReadonlyMap<string, readonly Entry[]> = new Map([
  ['page-1', [{ elementId: 'el-table', name: 'Sales by day', type: 'table', columns: ['Day', 'Amount'], vizualizationType: 'levelTable' }]],
  ['page-2', [{ elementId: 'el-chart', name: 'Trend', type: 'visualization', vizualizationType: 'line' }, { elementId: 'el-text', type: 'text' }]],
]);

export const CONTROLS = ['Region', 'Day'];

/** Materialization schedules of any workbook and data model; the name says how a run of it ends. */
export const SCHEDULES: readonly Entry[] = ['ready', 'skipped', 'failed'].map((ending) => ({
  sheetId: `sheet-${ending}`, elementName: `Element that ends ${ending}`, schedule: { cronSpec: '0 6 * * *', timezone: 'UTC' },
  configuredAt: new Date(SINCE).toISOString(), paused: false,
}));
