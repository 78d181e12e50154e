import { totalmem } from 'node:os';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import packageFile from '../../package.json' with { type: 'json' };
import { readCpuLimit } from './cpu-limit.ts';

/** The process itself, and which EarnTrack it is. */
export function processMetrics(register: Registry): void {
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'earntrack_build_info',
    help: 'Always 1: its label is the version that runs',
    labelNames: ['version'],
    registers: [register],
  }).set({ version: packageFile.version }, 1);
  new Gauge({
    name: 'process_memory_limit_bytes',
    help: 'Memory that the process may use before it is killed: the limit of its container, or else all that the machine has',
    registers: [register],
    collect() {
      const ofContainer = process.constrainedMemory();
      // Without a limit it is nothing, or a number beyond any machine.
      this.set(ofContainer > 0 ? Math.min(ofContainer, totalmem()) : totalmem());
    },
  });
  new Gauge({
    name: 'process_cpu_limit_cores',
    help: 'Cores that the process may use: the quota of its container, or else all that it may run on',
    registers: [register],
    async collect() {
      this.set(await readCpuLimit());
    },
  });
}

/** How many wait for changes now. */
export function streamMetrics(registers: Registry[], countStreams: () => number): void {
  new Gauge({
    name: 'live_streams',
    help: 'Streams of changes that are open',
    registers,
    collect() {
      this.set(countStreams());
    },
  });
}
