import type { ChangeView } from '@earntrack/contract';
import { isTrackedEnvelope } from '@trpc/server';
import type { RouterInputs } from '../trpc/router-types.ts';
import type { Visitor } from './test-api.ts';

export interface Told extends ChangeView {
  id: string;
}

/** The first so many things that somebody is told, who leaves then. */
export async function firstTold(
  { api }: Visitor,
  count: number,
  wanted: RouterInputs['live']['changes'] = {},
): Promise<Told[]> {
  const told: Told[] = [];
  const stream: AsyncIterable<unknown> = await api.live.changes(wanted);
  for await (const event of stream) {
    if (!isTrackedEnvelope<ChangeView>(event)) throw new Error('Each event has an id');
    const [id, change] = event;
    told.push({ id, ...change });
    if (told.length === count) break;
  }
  return told;
}
