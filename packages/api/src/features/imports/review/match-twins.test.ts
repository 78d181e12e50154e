import { asLocalDate, addDays, asCurrency, componentsOf, daysBetween } from '@earntrack/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedItem } from '../staging/staged-item.ts';
import { matchTwins } from './match-twins.ts';
import type { TypedEntry } from './twins.queries.ts';

const FIRST = asLocalDate('2026-11-01');

/** Few values, so that much is alike, or nearly so. */
const said = fc.record({
  kind: fc.constantFrom('earning', 'work', 'payout'),
  platformId: fc.constantFrom('shop', 'shop', 'shop', 'stall'),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR').map(asCurrency),
  day: fc.integer({ min: 0, max: 9 }),
  size: fc.constantFrom(60, 90, 120),
});
const many = fc.array(said, { minLength: 5, maxLength: 15 });
type Said = Parameters<Parameters<typeof said.map>[0]>[0];

function itemOf({ kind, platformId, currency, day, size }: Said, at: number): RecordedItem {
  const on = addDays(FIRST, day);
  const common = { key: `k${at}`, rows: [], platformName: null, description: '' };
  const money = { externalId: null, currency };
  const item = {
    earning: () => ({
      kind: 'earning' as const,
      ...common,
      ...money,
      earnedOn: on,
      components: componentsOf({ base: BigInt(size), fees: 10n }),
      hours: null,
    }),
    work: () => ({
      kind: 'work' as const,
      ...common,
      workedOn: on,
      clock: 'engaged' as const,
      seconds: size,
    }),
    payout: () => ({ kind: 'payout' as const, ...common, ...money, paidOn: on, amount: BigInt(size) }),
  }[kind]();
  return { position: at, item, targetId: `t${at}`, platformId };
}

function typedOf({ kind, platformId, currency, day, size }: Said, at: number): TypedEntry {
  const on = addDays(FIRST, day);
  const common = { id: `p${at}` };
  const money = { platform_id: platformId, currency };
  switch (kind) {
    case 'earning': {
      const sums = { gross_micros: BigInt(size), net_micros: BigInt(size) };
      return { kind, row: { ...common, ...money, ...sums, earned_on: on, note: '' } };
    }
    case 'work': {
      const seconds = { door_to_door_seconds: size, online_seconds: null, engaged_seconds: null };
      const row = { ...common, ...seconds, platform_ids: [platformId], worked_on: on, earning_id: null };
      return { kind, row: { ...row, clock: 'doorToDoor', note: '' } };
    }
    case 'payout':
      return {
        kind,
        row: { ...common, ...money, amount_micros: BigInt(size), paid_on: on, description: '' },
      };
  }
}

/** The rule, said without a search. */
function isAlike(row: Said, typed: Said): boolean {
  if (row.kind !== typed.kind || row.platformId !== typed.platformId) return false;
  const days = daysBetween(addDays(FIRST, row.day), addDays(FIRST, typed.day));
  switch (row.kind) {
    case 'work': {
      const isToTheMinute = typed.size % 60 === 0 && Math.abs(typed.size - row.size) < 60;
      return days === 0 && (typed.size === row.size || isToTheMinute);
    }
    case 'earning':
      return row.currency === typed.currency && row.size === typed.size && Math.abs(days) <= 1;
    case 'payout':
      return row.currency === typed.currency && row.size === typed.size && days >= -1 && days <= 7;
  }
}

test('whatever was typed and stands in a file, nothing is offered twice, nothing that is unlike, and nothing alike is left when it could be', () => {
  fc.assert(
    fc.property(many, many, (rows, typed) => {
      const twins = matchTwins(rows.map(itemOf), typed.map(typedOf));
      const pairs = rows.flatMap((row, at) => {
        const twin = twins.get(`${row.kind}|t${at}`);
        return twin ? [{ at, of: Number(twin.row.id.slice(1)) }] : [];
      });
      expect(pairs).toHaveLength(twins.size);
      expect(new Set(pairs.map(({ of }) => of)).size).toBe(pairs.length);
      const alike = (at: number, of: number) => {
        const [row, entry] = [rows[at], typed[of]];
        return row !== undefined && entry !== undefined && isAlike(row, entry);
      };
      expect(pairs.filter(({ at, of }) => !alike(at, of))).toEqual([]);
      const [matched, taken] = [new Set(pairs.map(({ at }) => at)), new Set(pairs.map(({ of }) => of))];
      const missed = rows.flatMap((_, at) =>
        typed.flatMap((__, of) => (!matched.has(at) && !taken.has(of) && alike(at, of) ? [[at, of]] : [])),
      );
      expect(missed).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
