import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import packageFile from '../../package.json' with { type: 'json' };

/** The process itself, and which EarnTrack it is. */
export function processMetrics(register: Registry): void {
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'earntrack_build_info',
    help: 'Always 1: its label is the version that runs',
    labelNames: ['version'],
    registers: [register],
  }).set({ version: packageFile.version }, 1);
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
