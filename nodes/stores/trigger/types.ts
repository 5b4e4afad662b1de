import type { INode } from 'n8n-workflow';
import type { StoreWebhooks } from '../../../lib/sync/webhooks';
import type { NodeError } from '../../host/failure';

/** What the trigger of one platform adds to what is the same for all. */
export interface StoreTrigger {
  /** Loaded when first used. */
  webhooks(): Promise<StoreWebhooks>;
  toNodeError(node: INode, error: unknown, itemIndex: number): NodeError;
}
