import { expect, it } from 'vitest';
import type { ListedBackup } from './list-backups.ts';
import { choosePrunable } from './prune.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const NONE = { days: 0, weeks: 0, months: 0 };

const backup = (name: string, more: Partial<ListedBackup> = {}): ListedBackup => ({
  name,
  state: 'whole',
  begunAt: new Date('2026-11-26T00:00:00Z'),
  isEncrypted: false,
  rows: 1,
  bytes: 1,
  verifiedAt: null,
  ...more,
});

const at = (day: string, time = '00-00-00') => `${day}T${time}Z`;

/** One each day of the last forty. */
const daily = Array.from({ length: 40 }, (_, age) => {
  const day = new Date(NOW.getTime() - age * 86_400_000).toISOString().slice(0, 10);
  return backup(at(day));
}).toReversed();

const keptOf = (backups: ListedBackup[], keep: Partial<typeof NONE>) => {
  const gone = new Set(choosePrunable(backups, { ...NONE, ...keep }, NOW));
  return backups.map(({ name }) => name).filter((name) => !gone.has(name));
};

it('of each of the last days the newest stays, also where days between have none', () => {
  expect(keptOf(daily, { days: 7 })).toEqual(daily.slice(-7).map(({ name }) => name));
  const some = [backup(at('2026-11-01')), backup(at('2026-11-20')), backup(at('2026-11-20', '09-00-00'))];
  expect(keptOf(some, { days: 2 })).toEqual([at('2026-11-01'), at('2026-11-20', '09-00-00')]);
});

it('one that was proved stays rather than a newer one of its day that was not', () => {
  const proved = backup(at('2026-11-25', '03-00-00'), { verifiedAt: '2026-11-25T03:10:00.000Z' });
  const tries = [backup(at('2026-11-25')), proved, backup(at('2026-11-25', '09-00-00'))];
  expect(keptOf([...tries, backup(at('2026-11-26'))], { days: 2 })).toEqual([proved.name, at('2026-11-26')]);
});

it('weeks begin on Mondays, and weeks and months are kept beside days', () => {
  expect(keptOf(daily, { weeks: 3 })).toEqual([at('2026-11-15'), at('2026-11-22'), at('2026-11-26')]);
  expect(keptOf(daily, { months: 2 })).toEqual([at('2026-10-31'), at('2026-11-26')]);
  expect(keptOf(daily, { days: 1, weeks: 2, months: 2 })).toEqual([
    at('2026-10-31'),
    at('2026-11-22'),
    at('2026-11-26'),
  ]);
});

it('the last that was proved never goes, however old it is, and earlier ones that were proved may', () => {
  const proved = { verifiedAt: '2026-10-19T00:10:00.000Z' };
  const backups = [backup(at('2026-10-18'), proved), backup(at('2026-10-19'), proved), ...daily.slice(-3)];
  expect(keptOf(backups, { days: 1 })).toEqual([at('2026-10-19'), at('2026-11-26')]);
});

it('what may be under way stays for a day, what another version wrote stays, and neither counts as one', () => {
  const backups = [
    backup(at('2026-11-24'), { state: 'half' }),
    backup(at('2026-11-25')),
    backup(at('2026-11-26'), { state: 'unreadable' }),
    backup(at('2026-11-26', '11-00-00'), { state: 'half' }),
  ];
  expect(keptOf(backups, { days: 1 })).toEqual([
    at('2026-11-25'),
    at('2026-11-26'),
    at('2026-11-26', '11-00-00'),
  ]);
});
