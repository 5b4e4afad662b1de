import { createPacer } from '../../../../lib/http/pacer/pacer';
import type { Pacer, PacerOptions } from '../../../../lib/http/pacer/types';
import { SimulatedServer } from './simulatedServer';
import type { ServerOptions } from './simulatedServer';
import { VirtualClock } from './virtualClock';

export interface Drive {
  readonly seconds: number;
  readonly refusedShare: number;
  readonly server: SimulatedServer;
  readonly pacer: Pacer;
}

/** Sends `requests` through a pacer to a simulated server, each until it lands. */
export async function drive(
  requests: number,
  callers: number,
  pacerOptions: Omit<PacerOptions, 'clock'>,
  serverOptions: Omit<ServerOptions, 'clock'>,
): Promise<Drive> {
  const clock = new VirtualClock();
  const pacer = createPacer({ ...pacerOptions, clock });
  const server = new SimulatedServer({ ...serverOptions, clock });
  let left = requests;
  const caller = async (): Promise<void> => {
    while (left-- > 0) {
      let landed = false;
      while (!landed) {
        const permit = await pacer.acquire();
        await permit.depart();
        const since = clock.now();
        const answer = await server.handle();
        permit.release({ ...answer, latencyMs: clock.now() - since });
        landed = answer.status === 201;
      }
    }
  };
  await clock.run(Promise.all(Array.from({ length: callers }, caller)));
  return { seconds: clock.now() / 1000, refusedShare: server.refused / server.arrivals.length, server, pacer };
}
