import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeError as customerApiError } from '../../delivery/failure';
import { toNodeError as commonNodeError, type NodeError } from '../../host/failure';
import { whatNext } from '../../host/whatNext';
import { DESTINATIONS } from '../../../lib/platforms/destinations';
import { destinationName } from './open';

/** Any error as the one n8n shows: message says what happened, description what to do at this destination. */
export function toNodeError(host: IExecuteFunctions, error: unknown, item: number): NodeError {
  const chosen = DESTINATIONS.find(({ name }) => name === destinationName(host));
  if (!chosen) return customerApiError(host.getNode(), error, item);
  const { displayName } = chosen;
  return commonNodeError(host.getNode(), error, item, whatNext({ name: displayName, credential: `${displayName} Store API`, check: 'its fields and what it may do', afterDoubt: 'Run the import again: nobody is created twice.' }));
}
