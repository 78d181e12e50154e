import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { VitalsView } from '@earntrack/contract';

/** So long after somebody looked last, what was measured in between says nothing of now. */
const STALE_MS = 60_000;
const NS_PER_MS = 1e6;

/**
 * How busy the event loop is. A histogram of its own: that of the registry begins anew whenever it is read, and whoever looked here
 * would hide from Prometheus what was slow. It measures from the first look on.
 */
export class EventLoopWatch {
  #delays: ReturnType<typeof monitorEventLoopDelay> | null = null;
  #lookedAtMs = 0;

  read(): VitalsView['eventLoop'] {
    const { active, idle } = performance.eventLoopUtilization();
    return { activeMs: active, idleMs: idle, delayP99Ms: this.#takeDelay() };
  }

  #takeDelay(): number | null {
    const isStale = performance.now() - this.#lookedAtMs > STALE_MS;
    this.#lookedAtMs = performance.now();
    if (this.#delays === null) {
      this.#delays = monitorEventLoopDelay({ resolution: 20 });
      this.#delays.enable();
      return null;
    }
    const delayMs = this.#delays.percentile(99) / NS_PER_MS;
    const isEmpty = this.#delays.count === 0;
    this.#delays.reset();
    return isStale || isEmpty ? null : delayMs;
  }
}
