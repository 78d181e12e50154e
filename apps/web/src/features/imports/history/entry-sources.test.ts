import type { PayoutVersionView, PayoutView, WorkVersionView, WorkView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { payoutSources, workSources } from './entry-sources.ts';

const file = {
  importId: 'i',
  fileName: 'week.csv',
  committedAt: '2026-11-26T10:00:00.000Z',
  isChosen: false,
  rows: [3],
  platformId: 'p',
  description: 'Planning',
};
const place = (columns: string[]) => [{ importId: 'i', fileName: 'week.csv', rows: [3], columns }];
const whole = [{ importId: 'i', fileName: 'week.csv', rows: [], columns: [] }];

const work: WorkView = {
  id: 'w',
  platformIds: ['p'],
  earningId: null,
  workedOn: '2026-11-02',
  clock: 'engaged',
  startedAt: null,
  endedAt: null,
  seconds: { engaged: 3600 },
  distanceMetres: null,
  note: 'Planning',
  source: 'statement',
  version: 1,
};
const top: WorkVersionView = {
  ...file,
  workedOn: '2026-11-02',
  clock: 'engaged',
  seconds: 3600,
  origins: [
    { name: 'day', row: 3, columns: ['Day'] },
    { name: 'hours', row: 3, columns: ['Duration'] },
    { name: 'description', row: 3, columns: ['Text'] },
  ],
};
const earlier: WorkVersionView = { ...top, importId: 'e', fileName: 'before.csv', description: 'Draft' };

const of = (changed: WorkView, found = { versions: [top, earlier], typedAt: null as string | null }) =>
  workSources(changed, { top, found });

describe('the values of work', () => {
  test('name their columns, those of the hours for the clock and those of the description for the note', () => {
    expect(of(work)).toEqual([
      { name: 'day', value: '2026-11-02', places: place(['Day']) },
      { name: 'hours', value: '3600', places: place(['Duration']) },
      { name: 'clock', value: 'engaged', places: place(['Duration']) },
      { name: 'platform', value: 'p', places: whole },
      { name: 'note', value: 'Planning', places: place(['Text']) },
    ]);
  });

  test('are those that a person typed where the file says otherwise, by another clock and for one more platform', () => {
    const mine = { ...work, clock: 'online' as const, seconds: { online: 60 }, platformIds: ['q', 'p'] };
    const said = of(mine, { versions: [top], typedAt: '2026-11-27T10:00:00.000Z' });
    expect(said.filter(({ inFile }) => inFile !== undefined)).toEqual([
      { name: 'hours', value: '60', inFile: '3600', places: place(['Duration']) },
      { name: 'clock', value: 'online', inFile: 'engaged', places: place(['Duration']) },
      { name: 'platform', value: 'p q', inFile: 'p', places: whole },
    ]);
  });
});

describe('the note of work', () => {
  const noteOf = (...given: Parameters<typeof of>) => of(...given).find(({ name }) => name === 'note');

  test('is of the earlier file that said it first, for a later one writes none', () => {
    expect(noteOf({ ...work, note: 'Draft' })).toMatchObject({ places: [{ fileName: 'before.csv' }] });
    expect(noteOf({ ...work, note: 'Draft' })).not.toHaveProperty('inFile');
  });

  test('is of no file that counts where an import that is undone said it, and of the person who typed since', () => {
    const other = { ...work, note: 'Other' };
    expect(noteOf(other)).toEqual({ name: 'note', value: 'Other', places: [] });
    expect(noteOf(other, { versions: [top], typedAt: '2026-11-27T10:00:00.000Z' })).toEqual({
      name: 'note',
      value: 'Other',
      inFile: 'Planning',
      places: place(['Text']),
    });
  });

  test('is not shown where there is none', () => {
    expect(noteOf({ ...work, note: '' })).toBeUndefined();
  });
});

test('the values of a payout name what a person typed, and its rows where its columns were not kept', () => {
  const payout: PayoutView = {
    id: 'o',
    platformId: 'p',
    paidOn: '2026-11-02',
    currency: 'USD',
    amount: '9',
    note: '',
    source: 'statement',
    version: 2,
  };
  const said: PayoutVersionView = {
    ...file,
    paidOn: '2026-11-02',
    currency: 'USD',
    amount: '10',
    origins: null,
  };
  expect(payoutSources(payout, said)).toEqual([
    { name: 'day', value: '2026-11-02', places: place([]) },
    { name: 'currency', value: 'USD', places: place([]) },
    { name: 'amount', value: '9', inFile: '10', places: place([]) },
    { name: 'platform', value: 'p', places: place([]) },
    { name: 'note', value: null, inFile: 'Planning', places: place([]) },
  ]);
});
