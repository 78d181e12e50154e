import type { EarningVersionView, EarningView } from '@earntrack/contract';
import { COMPONENT_NAMES } from '@earntrack/domain';
import { expect, test } from 'vitest';
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
  description: '',
  source: 'statement',
  hours: null,
  tags: [],
  adjustsId: null,
  sale: null,
  version: 2,
};
const version: EarningVersionView = {
  importId: 'i',
  fileName: 'week.csv',
  committedAt: '2026-11-26T10:00:00.000Z',
  isChosen: false,
  rows: [3],
  earnedOn: '2026-11-02',
  currency: 'USD',
  components: { ...zeros, base: '14', tips: '1' },
  hours: { clock: 'engaged', seconds: 3600 },
};

test('a value that the file says otherwise names both, one that it says too only itself, and nothing in both is left out', () => {
  expect(valueSources(earning, version)).toEqual([
    { name: 'day', value: '2026-11-02' },
    { name: 'currency', value: 'USD' },
    { name: 'base', value: '9', inFile: '14' },
    { name: 'tips', value: null, inFile: '1' },
    { name: 'hours', value: null, inFile: '3600' },
  ]);
});
