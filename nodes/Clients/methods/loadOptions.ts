import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { STORE_NAMES, storePlatform } from '../../../lib/platforms/stores';

/** The platforms a connection can lead to. */
async function getPlatforms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const platforms = await Promise.all(STORE_NAMES.map(storePlatform));
  return platforms.map(({ name, displayName }) => ({ name: displayName, value: name }));
}

export const loadOptions = { getPlatforms };
