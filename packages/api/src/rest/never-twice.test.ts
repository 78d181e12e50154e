import { NEVER_TWICE } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { appRouter } from '../trpc/app-router.ts';
import { OPERATIONS } from './operations.ts';

const PROCEDURES = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const MUTATIONS = Object.keys(PROCEDURES).filter((name) => PROCEDURES[name]?._def.type === 'mutation');
const KEPT = new Set(OPERATIONS.filter(({ keepsAnswer }) => keepsAnswer).map(({ procedure }) => procedure));

/** No resource does it, or its answer is kept nowhere: what opens an account, answers with a secret, or is an operator's. */
const isKeptNowhere = (name: string) => !KEPT.has(name);

/** What is deleted without a way back is not known afterwards, and a repetition is told that it never was. */
function isForGood(name: string): boolean {
  const [feature, verb] = name.split('.');
  return verb === 'delete' && !(`${feature}.restore` in PROCEDURES);
}

test('a client repeats no procedure of which the router says that it may be done once only', () => {
  const once = MUTATIONS.filter((name) => isKeptNowhere(name) || isForGood(name));
  expect([...NEVER_TWICE].toSorted()).toEqual(once.toSorted());
});
