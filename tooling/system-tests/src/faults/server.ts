import type { Illness } from '../ill-process.ts';
import type { Stack } from '../stack.ts';
import { eventually } from '../told.ts';
import { CRITICAL, type Fault, WARNING } from './fault.ts';

/** A small container: what the server needs is half of it. */
const LIMIT_BYTES = 512 * 1024 * 1024;
/** So many that they are no deployments any more. */
const STARTS = 3;
const SEEN_WITHIN_MS = 20_000;

/** A process that computes, blocks and leaks at once. A restart is the cure of all three; here it is started again and again. */
export const serverIll: Fault = {
  tells: {
    CpuHigh: { ways: WARNING, shows: /\d+ +[RS] +\d/ },
    EventLoopBlocked: { ways: WARNING, shows: /node|Main/i },
    MemoryHigh: { ways: WARNING, shows: /VmRSS/ },
  },
  leaves: { RestartLoop: { ways: CRITICAL, shows: /./ } },
  async begin(stack) {
    const illnesses: Illness[] = [
      { kind: 'computes' },
      { kind: 'blocks' },
      { kind: 'leaks', limitBytes: LIMIT_BYTES },
    ];
    for (const illness of illnesses) stack.server().process.send?.(illness);
    return async () => {
      for (let starts = 0; starts < STARTS; starts += 1) await restart(stack);
    };
  },
};

/** Until Prometheus has seen the new process: what is over before it looks is no restart to it. */
async function restart(stack: Stack): Promise<void> {
  const startTime = () => stack.prometheus.told('process_start_time_seconds{job="earntrack"}');
  const before = await startTime();
  await stack.killServer();
  await stack.startServer();
  await eventually(SEEN_WITHIN_MS, async () => {
    const now = await startTime();
    if (now === '' || now === before) throw new Error('Prometheus has not seen the server that was started.');
  });
}
