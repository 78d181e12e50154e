import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EarnTrackClient } from '@earntrack/client';

import { OperatorError } from '../../operator-error.ts';
import { expectThat } from '../expect.ts';
import { DAY, signUp } from '../ground/somebody.ts';

const BETWEEN_MS = 100;
const LONGEST_MS = 120_000;

export interface Saving {
  /** Attempts that were not acknowledged. */
  readonly failures: number;
  readonly lastFailure: string;
  /** Until so many attempts have failed. */
  untilFailures(count: number): Promise<void>;
  /** Until something more was acknowledged than was at the call. */
  untilSaved(): Promise<void>;
  /** How many are there, and how many were acknowledged and are not. Throws where there is one that was not, or one twice. */
  countKept(): Promise<{ kept: number; missing: number }>;
  stop(): Promise<void>;
}

/** Somebody who saves one earning after the other; what fails is sent again under its id until it is acknowledged. */
export async function startSaving(origin: string): Promise<Saving> {
  const { client, platformId } = await signUp(origin);
  const ending = new AbortController();
  const acknowledged = new Set<string>();
  const state = { failures: 0, lastFailure: '' };
  const save = async (id: string) => {
    try {
      const components = { base: '12.34' };
      await client.earnings.create.mutate({ id, platformId, earnedOn: DAY, currency: 'EUR', components });
      acknowledged.add(id);
    } catch (err) {
      state.failures += 1;
      state.lastFailure = err instanceof Error ? err.message : String(err);
    }
  };
  const saving = (async () => {
    for (let id = randomUUID(); !ending.signal.aborted; await pause(BETWEEN_MS)) {
      await save(id);
      if (acknowledged.has(id)) id = randomUUID();
    }
  })();
  return {
    get failures() {
      return state.failures;
    },
    get lastFailure() {
      return state.lastFailure;
    },
    untilFailures: (count) => until(() => state.failures >= count, 'Nobody noticed that nothing is saved'),
    untilSaved() {
      const { size } = acknowledged;
      return until(() => acknowledged.size > size, `Nothing is saved (${state.lastFailure})`);
    },
    async countKept() {
      const ids = await listIds(client);
      const kept = new Set(ids);
      const isEachOnce = kept.size === ids.length && kept.isSubsetOf(acknowledged);
      expectThat(isEachOnce, `${acknowledged.size} earnings were acknowledged, and ${ids.length} are there.`);
      return { kept: kept.size, missing: acknowledged.difference(kept).size };
    },
    async stop() {
      ending.abort();
      await saving;
    },
  };
}

async function listIds(client: EarnTrackClient): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { id: string }[]; nextCursor: string | null } = await client.earnings.list.query({
      limit: 100,
      ...(cursor !== null && { cursor }),
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

async function until(isSo: () => boolean, otherwise: string): Promise<void> {
  const deadlineMs = Date.now() + LONGEST_MS;
  while (!isSo()) {
    if (Date.now() > deadlineMs) throw new OperatorError(`${otherwise}, after ${LONGEST_MS / 1_000} s.`);
    await pause(BETWEEN_MS);
  }
}
