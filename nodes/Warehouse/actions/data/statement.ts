import type { IDisplayOptions, IDataObject, INodeProperties } from 'n8n-workflow';
import type { Query } from '../../../../lib/warehouse/query/run';
import { textOf, type Call } from '../operation';

type Show = NonNullable<IDisplayOptions['show']>;

const MOST_SECONDS = 3_600;

/** The SELECT, its parameters, and how long it may take. */
export function statementFields(show: Show): INodeProperties[] {
  return [
    {
      displayName: 'Query',
      name: 'query',
      type: 'string',
      typeOptions: { editor: 'sqlEditor', rows: 6, sqlDialect: 'PostgreSQL' },
      default: '',
      required: true,
      noDataExpression: true,
      placeholder: "e.g. SELECT currency, sum(total) AS revenue FROM orders WHERE placed_at >= $1 AND NOT is_test AND deleted_at IS NULL GROUP BY currency",
      description: "One SELECT in PostgreSQL's SQL. It sees the rows of the chosen client alone, without secrets, and can change nothing. Values go into Parameters.",
      displayOptions: { show },
    },
    {
      displayName: 'Parameters',
      name: 'parameters',
      type: 'fixedCollection',
      typeOptions: { multipleValues: true, sortable: true },
      placeholder: 'Add Parameter',
      default: {},
      description: 'Values for $1, $2 … in this order. They reach the database as values, whatever they hold.',
      displayOptions: { show },
      options: [{
        displayName: 'Parameter', name: 'parameter',
        values: [
          { displayName: 'Value', name: 'value', type: 'string', default: '', description: 'Number, time or text, as the query needs it there' },
          { displayName: 'Is NULL', name: 'isNull', type: 'boolean', default: false, description: 'Whether to give NULL instead of the value' },
        ],
      }],
    },
  ];
}

export function timeLimitField(show: Show): INodeProperties {
  return {
    displayName: 'Time Limit (Seconds)',
    name: 'timeLimit',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: MOST_SECONDS },
    default: 60,
    description: "Longest time the query may take on a PostgreSQL. An embedded warehouse works inside n8n's own process and cannot be interrupted: n8n stands still until the query ends, however long it takes. Let people and agents write queries on a PostgreSQL only.",
    displayOptions: { show },
  };
}

export function statementOf(call: Call): Pick<Query, 'statement' | 'parameters'> {
  const { parameter = [] } = call.host.getNodeParameter('parameters', call.item, {}) as { parameter?: IDataObject[] };
  return { statement: textOf(call, 'query'), parameters: parameter.map(({ value, isNull }) => (isNull === true ? null : String(value ?? ''))) };
}

export function mostMsOf({ host, item }: Call): number {
  const seconds = Number(host.getNodeParameter('timeLimit', item, 60));
  return Math.min(Math.max(Number.isFinite(seconds) ? seconds : 60, 1), MOST_SECONDS) * 1_000;
}
