import { totalmem } from 'node:os';
import { Gauge } from 'prom-client';

/** What the process may use before it is killed: the limit of its container, or else all that the machine has. */
export function memoryLimitGauge(): Gauge {
  return new Gauge({
    name: 'process_memory_limit_bytes',
    help: 'Memory that the process may use: the limit of its container, or that of the machine',
    registers: [],
    collect() {
      const ofContainer = process.constrainedMemory();
      // Without a limit it is nothing, or a number beyond any machine.
      this.set(ofContainer > 0 ? Math.min(ofContainer, totalmem()) : totalmem());
    },
  });
}
