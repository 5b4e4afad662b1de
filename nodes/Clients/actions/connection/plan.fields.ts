import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { SyncFrequency, SyncPlan } from '../../../../lib/clients';

const frequency: INodeProperties = {
  displayName: 'Sync Frequency',
  name: 'syncFrequency',
  type: 'options',
  options: [
    { name: 'Daily', value: 'daily', description: 'Once a day, from midnight on' },
    { name: 'Every N Hours', value: 'every_n_hours', description: 'So many hours after the last sync' },
    { name: 'Hourly', value: 'hourly', description: 'Once in every hour of the clock' },
    { name: 'Manual', value: 'manual', description: 'Never by itself: List Due leaves it out' },
    { name: 'Weekly', value: 'weekly', description: 'On the seventh day after the last sync' },
  ],
  default: 'daily',
  description: 'How often List Due tells that the connection has to be synced',
};

const hours: INodeProperties = {
  displayName: 'Hours', name: 'everyHours', type: 'number', typeOptions: { minValue: 1, maxValue: 168 }, default: 6,
  description: 'Hours from one sync to the next, for Every N Hours',
};

const streams: INodeProperties = {
  displayName: 'Streams', name: 'streams', type: 'string', default: '', placeholder: 'e.g. orders, products',
  description: 'Names of what is to be synced, separated by commas, as Platform: Get Many gives them. Empty for everything.',
};

/** How often a connection is synced, and what of it: the first as a field, the rest below it. */
export function planFields(show: Record<string, string[]>): INodeProperties[] {
  return [
    { ...frequency, displayOptions: { show } },
    { ...hours, displayOptions: { show: { ...show, syncFrequency: ['every_n_hours'] } } },
  ];
}

export const planOptions: INodeProperties[] = [hours, streams, frequency];

export const streamsOption = streams;

/** The plan in the entries given; what is not among them stays. */
export function planIn({ syncFrequency, everyHours, streams: names }: IDataObject): SyncPlan {
  return {
    syncFrequency: syncFrequency as SyncFrequency | undefined,
    everyHours: everyHours === undefined ? undefined : Number(everyHours),
    streams: names === undefined ? undefined : listed(names),
  };
}

function listed(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  return texts.map((text) => text.trim()).filter(Boolean);
}
