import type { INodeType } from 'n8n-workflow';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { HookedNode, type HookedOptions } from './hookedNode';
import { sourceEngine } from './nodeRun';

/** A trigger beside the sandbox whose stores call it. */
export interface TriggerTrial {
  readonly sandbox: Sandbox;
  /** The trigger that was started last. */
  readonly hooked: HookedNode;
  /** Has it listen, and switches its workflow on. */
  start(parameters: HookedOptions['parameters'], credentials: HookedOptions['credentials']): Promise<void>;
}

/** For all tests of the file or block that calls it; a trigger ends with its test. */
export function triggerTrial(trigger: INodeType): TriggerTrial {
  let engine: Engine;
  let sandbox: Sandbox;
  let hooked: HookedNode;
  beforeAll(async () => {
    engine = await sourceEngine();
    sandbox = await startSandbox();
  });
  afterEach(async () => {
    await hooked.close();
    sandbox.reset();
  });
  afterAll(async () => {
    await sandbox.close();
    await engine.close();
  });
  return {
    get sandbox() { return sandbox; },
    get hooked() { return hooked; },
    async start(parameters, credentials) {
      hooked = new HookedNode(engine, trigger, { parameters, credentials });
      await hooked.listen();
      await hooked.activate();
    },
  };
}
