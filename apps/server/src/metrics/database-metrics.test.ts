import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { poolMetrics } from './database-metrics.ts';

it('connections that somebody uses are those that there are without those that nobody does', async () => {
  const registry = new Registry();
  poolMetrics([registry], () => ({ total: 5, idle: 2, waiting: 1, max: 8 }));
  const text = await registry.metrics();
  for (const told of ['total"} 5', 'idle"} 2', 'used"} 3', 'waiting"} 1', 'max"} 8'])
    expect(text).toContain(`db_pool_connections{state="${told}`);
});
