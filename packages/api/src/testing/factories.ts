import { randomUUID } from 'node:crypto';
import type { PlatformView, ProductDetailView, TokenScope } from '@earntrack/contract';
import type { RouterInputs } from '../trpc/router-types.ts';
import type { Visitor } from './test-api.ts';

type EarningInput = RouterInputs['earnings']['create'];
type WorkInput = RouterInputs['work']['create'];
type PayoutInput = RouterInputs['payouts']['create'];
type GoalInput = RouterInputs['goals']['create'];
type MappingInput = RouterInputs['mappings']['save'];

/** Reads files of a day and a fare. */
const RIDES = {
  layouts: [{ columns: { date: 'Day' }, money: { fare: 'Fare' }, dateOrder: 'dayFirst' }],
  lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
  control: { column: 'fare', terms: { base: 1 } },
};

/** The input of a platform; every value can be given. */
export function platformInput(
  given: Partial<RouterInputs['platforms']['create']> = {},
): RouterInputs['platforms']['create'] {
  return {
    id: randomUUID(),
    name: `Platform ${randomUUID()}`,
    kind: 'freelance',
    colour: 1,
    currency: 'USD',
    ...given,
  };
}

export function addPlatform(
  { api }: Visitor,
  given: Partial<RouterInputs['platforms']['create']> = {},
): Promise<PlatformView> {
  return api.platforms.create(platformInput(given));
}

/** The input of an earning of one base amount on 12 November 2026; every other value can be given. */
export function earningInput(
  platformId: string,
  base: string,
  given: Partial<EarningInput> = {},
): EarningInput {
  return {
    id: randomUUID(),
    platformId,
    earnedOn: '2026-11-12',
    currency: 'USD',
    components: { base },
    ...given,
  };
}

/** Work on these platforms between two instants. */
export function addSpan(
  { api }: Visitor,
  [startedAt, endedAt]: readonly [string, string],
  platformIds: string[],
) {
  return api.work.create(workInput(platformIds, { time: { kind: 'span', startedAt, endedAt } }));
}

/** The input of an hour of work on 12 November 2026; every value can be given. */
export function workInput(platformIds: string[], given: Partial<WorkInput> = {}): WorkInput {
  return {
    id: randomUUID(),
    platformIds,
    clock: 'online',
    time: { kind: 'duration', workedOn: '2026-11-12', seconds: 3600 },
    ...given,
  };
}

/** The input of a product without a price; every value can be given. */
export function productInput(
  given: Partial<RouterInputs['products']['create']> = {},
): RouterInputs['products']['create'] {
  return { id: randomUUID(), name: `Product ${randomUUID()}`, kind: 'digital', ...given };
}

export function addProduct(
  { api }: Visitor,
  given: Partial<RouterInputs['products']['create']> = {},
): Promise<ProductDetailView> {
  return api.products.create(productInput(given));
}

/** The input of a payout on 12 November 2026; every value can be given. */
export function payoutInput(
  platformId: string,
  amount: string,
  given: Partial<PayoutInput> = {},
): PayoutInput {
  return { id: randomUUID(), platformId, paidOn: '2026-11-12', currency: 'USD', amount, ...given };
}

/** The input of a way of reading files; every value can be given. */
export function mappingInput(given: Partial<MappingInput> = {}): MappingInput {
  return { id: randomUUID(), name: 'Rides', fingerprint: 'a'.repeat(64), mapping: RIDES, ...given };
}

/** The input of a goal for every month on all platforms; every value can be given. */
export function goalInput(target: string, given: Partial<GoalInput> = {}): GoalInput {
  return { id: randomUUID(), periodKind: 'month', currency: 'USD', target, ...given };
}

/** The input of an incident of medium severity; every value can be given. */
export function incidentInput(
  given: Partial<RouterInputs['operator']['incidents']['declare']> = {},
): RouterInputs['operator']['incidents']['declare'] {
  const message = 'Files wait longer than usual. Nothing is lost.';
  const title = 'Statements are taken in slowly';
  return { id: randomUUID(), severity: 'P3', title, services: ['imports'], message, ...given };
}

/** The input of a token for programs that may read; every value can be given. */
export function apiTokenInput(
  given: Partial<RouterInputs['apiTokens']['create']> = {},
): RouterInputs['apiTokens']['create'] {
  return { id: randomUUID(), name: 'Spreadsheet', scopes: ['read'], expiresInDays: 30, ...given };
}

/** A token for a program of a person's. */
export async function addApiToken({ api }: Visitor, scopes: readonly TokenScope[]): Promise<string> {
  return (await api.apiTokens.create(apiTokenInput({ scopes: [...scopes] }))).token;
}
