import {
  CONTROL_PARTS,
  faultOfMapping,
  LAYOUT_PARTS,
  LINE_PARTS,
  MAPPING_PARTS,
  PART_PARTS,
  TEXT_ROLES,
} from '@earntrack/statements';
import { describe, expect, it } from 'vitest';
import { readMappingFile } from '../mappings/mapping-file.ts';
import type { ColumnUse, WizardState } from './column-uses.ts';
import { mappingOf } from './mapping-of.ts';

const KNOWN: readonly string[] = [
  ...MAPPING_PARTS,
  ...LAYOUT_PARTS,
  ...LINE_PARTS,
  ...PART_PARTS,
  ...CONTROL_PARTS,
  ...TEXT_ROLES,
];

/** What only a mapping file says: each is kept as it is read. A new part is said in the wizard, or stands here. */
const KEPT = {
  $schema: 'https://example.com/mapping.json',
  id: 'rides',
  version: 3,
  name: 'Rides',
  platformKey: 'uber',
  layouts: [
    {
      name: 'weekly',
      columns: {
        date: 'Day',
        endDate: 'End',
        endTime: 'Until',
        status: 'State',
        party: 'Client',
        clock: 'Clock',
        note: 'Note',
        tags: 'Tags',
        product: 'Product',
        productKind: 'Form',
        units: 'Units',
        adjusts: 'Corrects',
      },
      money: { fare: 'Fare', cut: 'Cut' },
      required: ['date', 'fare'],
      others: ['Colour'],
      branches: ['Fare'],
      columnsVary: true,
      without: { Tip: 'tips are not known' },
      charged: ['Rate'],
      people: ['Client'],
      timeZone: 'Europe/Lisbon',
      timesIn: 'UTC',
      durationIn: 'minutes',
      emptyCells: ['--'],
      daysMove: true,
    },
  ],
  lines: [
    {
      where: { status: ['Done'] },
      sign: 'positive',
      of: 'fare',
      refersTo: 'recorded',
      parts: [{ column: 'fare', to: 'base', less: ['cut'], only: 'positive', beneath: 'Fare' }],
    },
  ],
  control: { column: 'fare', less: ['cut'], terms: { base: 1 } },
};

const NO_SIGNS = { positive: 0, negative: 0 };
const choice = (use: ColumnUse) => {
  const name = `The ${use}`;
  return { name, label: name, ref: name, use, signs: NO_SIGNS, agreement: {} };
};
/** A person who says everything that the wizard asks. */
const ALL_SAID: WizardState = {
  name: 'Mine',
  columns: (
    [
      'date',
      'time',
      'type',
      'status',
      'direction',
      'amountInText',
      'currency',
      'platform',
      'balance',
      'id',
      'hours',
      'breaks',
      'base',
      'tips',
      'payout',
    ] as const
  ).map(choice),
  rows: [
    { text: 'Sale', rows: 1, signs: {}, use: 'whole', isInText: false },
    { text: 'Fee', rows: 1, signs: {}, use: 'fees', isInText: false },
    { text: 'Total', rows: 1, signs: {}, use: 'skip', isInText: false },
  ],
  states: [{ text: 'Pending', rows: 1, isLeftOut: true }],
  leftOutBy: [{ label: 'The currency', texts: ['XTS'] }],
  belowZero: 'skip',
  aboveZero: 'whole',
  sameId: 'joined',
  referenceAfter: '#',
  columnSigns: {},
  refundFees: null,
  rowSigns: {},
  date: '2026-02-01',
  dateOrder: 'dayFirst',
  decimal: ',',
  currency: 'EUR',
  timeZone: null,
  durationIn: 'hours',
  breaksIn: 'minutes',
  clock: 'online',
  isClockSaid: true,
  dayStartsAt: '04:00',
  headerRow: 1,
  file: { delimiter: ';' },
};

/** Names of all properties, however deep. */
function namesIn(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return [];
  if (Array.isArray(json)) return json.flatMap(namesIn);
  return Object.entries(json).flatMap(([name, value]) => [name, ...namesIn(value)]);
}

describe('what a mapping can say', () => {
  it('is asked by the wizard, or kept from a mapping file', () => {
    const summed: WizardState = {
      ...ALL_SAID,
      columns: [choice('date'), choice('reference')],
      sameId: 'summed',
    };
    const fees = { ...choice('fees'), signs: { positive: 1, negative: 0 } };
    const signs = { 1: fees.signs };
    const refunded: WizardState = {
      ...ALL_SAID,
      columns: [choice('type'), fees, choice('base')],
      rows: [{ text: 'Refund', rows: 1, signs, use: 'adjustments', isInText: false }],
      rowSigns: { adjustments: 'plus' },
      refundFees: 'back',
    };
    const states = [ALL_SAID, summed, refunded];
    const said = new Set(namesIn([...states.map(mappingOf), KEPT]));
    expect(KNOWN.filter((name) => !said.has(name))).toEqual([]);
  });

  it('is all there when a mapping file is read to be saved again', async () => {
    const faultOf = (mapping: unknown) => Promise.resolve(faultOfMapping(mapping));
    for (const mapping of [KEPT, mappingOf(ALL_SAID)])
      expect(await readMappingFile('rides.json', JSON.stringify(mapping), faultOf)).toMatchObject({
        kind: 'mapping',
        mapping,
      });
  });
});
