import type { AddedFeeView, EarningVersionView, EarningView } from '@earntrack/contract';
import { COMPONENT_NAMES } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { valueSources } from './value-sources.ts';

const zeros = Object.fromEntries(COMPONENT_NAMES.map((name) => [name, '0'])) as EarningView['components'];
const earning: EarningView = {
  id: 'e',
  platformId: 'p',
  earnedOn: '2026-11-02',
  currency: 'USD',
  components: { ...zeros, base: '9' },
  gross: '9',
  net: '9',
  note: '',
  description: 'Ride',
  source: 'statement',
  hours: null,
  tags: [],
  adjustsId: null,
  sale: null,
  version: 2,
};
const top: EarningVersionView = {
  importId: 'i',
  fileName: 'week.csv',
  committedAt: '2026-11-26T10:00:00.000Z',
  isChosen: false,
  rows: [3, 4],
  earnedOn: '2026-11-02',
  currency: 'USD',
  components: { ...zeros, base: '14', tips: '1' },
  hours: { clock: 'engaged', seconds: 3600 },
  platformId: 'other',
  description: 'Ride',
  origins: null,
};
const file = { importId: 'i', fileName: 'week.csv' };
const rows = [{ ...file, rows: [3, 4], columns: [] }];

describe('the values of an earning', () => {
  test('name what the file says otherwise, and its rows where its columns were not kept; nothing in both is left out', () => {
    expect(valueSources(earning, { top, addedFees: [] })).toEqual([
      { name: 'day', value: '2026-11-02', places: rows },
      { name: 'currency', value: 'USD', places: rows },
      { name: 'base', value: '9', inFile: '14', places: rows },
      { name: 'tips', value: null, inFile: '1', places: rows },
      { name: 'hours', value: null, inFile: '3600', places: rows },
    ]);
  });

  test('are shown of a server that says neither columns nor added fees', () => {
    const { origins: _, platformId: _platformId, description: _description, ...before } = top;
    expect(valueSources(earning, { top: before })).toEqual(valueSources(earning, { top, addedFees: [] }));
  });

  test('name the columns of each row where they were kept, and the file as a whole where none says a value', () => {
    const origins: EarningVersionView['origins'] = [
      { name: 'base', row: 3, columns: ['Amount'] },
      { name: 'base', row: 4, columns: ['Amount'] },
      { name: 'tips', row: 3, columns: ['Tip'] },
      { name: 'tips', row: 4, columns: ['Amount'] },
      { name: 'description', row: 3, columns: ['Kind', 'Text'] },
    ];
    const placesOf = new Map(
      valueSources(earning, { top: { ...top, origins }, addedFees: [] }).map(({ name, places }) => [
        name,
        places,
      ]),
    );
    const whole = [{ ...file, rows: [], columns: [] }];
    expect(Object.fromEntries(placesOf)).toEqual({
      day: whole,
      currency: whole,
      base: [{ ...file, rows: [3, 4], columns: ['Amount'] }],
      tips: [
        { ...file, rows: [3], columns: ['Tip'] },
        { ...file, rows: [4], columns: ['Amount'] },
      ],
      hours: whole,
      platform: whole,
      description: [{ ...file, rows: [3], columns: ['Kind', 'Text'] }],
    });
  });

  test('are no person’s where an earlier file says fees that are in them too', () => {
    const other = { importId: 'j', fileName: 'month.csv', rows: [8], columns: ['Fee'] };
    const addedFees: AddedFeeView[] = [{ name: 'fees', value: '2', ...other }];
    const withFees = { ...earning, components: { ...zeros, base: '14', tips: '1', fees: '2' } };
    const said = valueSources(withFees, { top, addedFees });
    expect(said.find(({ name }) => name === 'fees')).toEqual({ name: 'fees', value: '2', places: [other] });
  });
});
