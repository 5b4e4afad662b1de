import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { STORE_NAMES, storePlatform } from '../../lib/platforms/stores';
import { CONNECT_WITH } from '../stores/properties';

export async function getPlatforms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const platforms = await Promise.all(STORE_NAMES.map(storePlatform));
  return platforms.map(({ name, displayName }) => ({ name: displayName, value: name }));
}

/** The streams of the platform chosen; with connections, whose platforms may differ, those of every platform. */
export async function getStreams(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const isOne = this.getCurrentNodeParameter(CONNECT_WITH) === 'credential';
  const names = isOne ? [String(this.getCurrentNodeParameter('platform'))] : STORE_NAMES;
  const platforms = await Promise.all(names.map(storePlatform));
  const titles = new Map(platforms.flatMap(({ streams }) => streams.map(({ name, displayName }) => [name, displayName] as const)));
  const having = (stream: string): string[] => platforms.filter(({ streams }) => streams.some(({ name }) => name === stream)).map(({ displayName }) => displayName);
  return [...titles].sort(([, a], [, b]) => a.localeCompare(b)).map(([value, name]) => ({ name, value, description: having(value).join(', ') }));
}
