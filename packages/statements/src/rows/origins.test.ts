import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_NAMES } from '@earntrack/domain';
import { describe, expect, it, test } from 'vitest';
import { PRESETS } from '../presets/index.ts';
import type { Statement, StatementItem } from '../statement.ts';
import { fixturesDir, readOrThrow } from '../testing/read-fixture.ts';

const FIXTURES = PRESETS.flatMap(({ id }) =>
  readdirSync(join(fixturesDir, id)).map((name) => `${id}/${name}`),
);

/** Of each row behind an item, the columns that say a value. */
function origins({ origins: kinds }: Pick<Statement, 'origins'>, item: StatementItem | undefined) {
  return (item?.rows ?? []).map(({ row, origin = 0 }) => ({ row, ...kinds[origin] }));
}

const mapping = (parts: object[], columns: object = {}) => ({
  name: 'Jobs',
  layouts: [
    {
      columns: { reference: 'Job', date: 'Day', type: 'Kind', ...columns },
      money: { pay: 'Pay', surge: 'Surge', tip: 'Tip' },
      currency: 'USD',
    },
  ],
  lines: [{ types: ['fee'], parts: [{ column: 'pay', to: 'fees', sign: -1 }], joins: true }, { parts }],
  control: { column: 'pay', plus: ['surge', 'tip'], terms: { base: 1, tips: 1, fees: -1, adjustments: 1 } },
});
const PARTS = [
  { column: 'pay', to: 'base', only: 'positive' },
  { column: 'pay', to: 'adjustments', only: 'negative' },
  { column: 'surge', to: 'base' },
  { column: 'tip', to: 'tips' },
];
const HEADER = 'Job,Day,Kind,Text,Pay,Surge,Tip,From,Till';

describe('the columns of a value', () => {
  it('are those of its row that say something, in each row of an earning', () => {
    const file = [
      HEADER,
      'J1,2026-05-02,job,Garden,20.00,0.00,1.00,,',
      'J1,2026-05-02,fee,,-2.00,,,,',
      'J2,2026-05-03,job,,20.00,3.00,,,',
      'J3,2026-05-04,job,,-5.00,,,,',
    ];
    const read = readOrThrow(`${file.join('\n')}\n`, { mapping: mapping(PARTS, { description: 'Text' }) });
    expect(read.items.map((item) => origins(read, item))).toEqual([
      [
        { row: 2, base: ['Pay'], tips: ['Tip'], day: ['Day'], description: ['Text'] },
        { row: 3, fees: ['Pay'], day: ['Day'] },
      ],
      [{ row: 4, base: ['Pay', 'Surge'], day: ['Day'] }],
      [{ row: 5, adjustments: ['Pay'], day: ['Day'] }],
    ]);
  });

  it('of hours are the duration, else what says when the work began and ended', () => {
    const columns = { hours: 'Text', time: 'From', endTime: 'Till' };
    const file = [HEADER, 'J1,2026-05-02,job,3.5,20,,,08:00,09:00', 'J2,2026-05-02,job,,20,,,08:00,09:00'];
    const read = readOrThrow(`${file.join('\n')}\n`, { mapping: mapping(PARTS, columns) });
    expect(read.items.flatMap((item) => origins(read, item).map(({ hours }) => hours))).toEqual([
      ['Text'],
      ['Day', 'From', 'Till'],
    ]);
  });

  it('of hours alone are none of money, and a payout has its amount', () => {
    const columns = { hours: 'Text', description: 'Till' };
    const { lines, ...said } = mapping(PARTS, columns);
    const paid = { types: ['paid'], parts: [{ column: 'pay', to: 'payout', sign: -1 }] };
    const by = { ...said, lines: [paid, ...lines] };
    const file = [
      HEADER,
      'J1,2026-05-02,job,,20.00,,,,Garden',
      'J2,2026-05-03,job,3.5,,,,,Fence',
      'J3,2026-05-04,paid,,-20.00,,,,',
    ];
    const read = readOrThrow(`${file.join('\n')}\n`, { mapping: by });
    expect(read.items.slice(0, 3).map((item) => [item.kind, ...origins(read, item)])).toEqual([
      ['earning', { row: 2, base: ['Pay'], day: ['Day'], description: ['Till'] }],
      ['work', { row: 3, hours: ['Text'], day: ['Day'], description: ['Till'] }],
      ['payout', { row: 4, amount: ['Pay'], day: ['Day'] }],
    ]);
  });

  it('cost the most common kind of rows nothing, wherever its rows stand', () => {
    const rows = [
      'J1,2026-05-02,job,,20.00,,1.00,,',
      ...[3, 4, 5].map((day) => `J${day},2026-05-0${day},job,,20.00,,,,`),
    ];
    const read = readOrThrow(`${[HEADER, ...rows].join('\n')}\n`, { mapping: mapping(PARTS) });
    const told = read.items.flatMap((item) => item.rows.map(({ origin }) => origin));
    expect(told).toEqual([1, undefined, undefined, undefined]);
  });

  it('are all that a rule reads where rows are of more kinds than are told apart', () => {
    const names = Array.from({ length: 8 }, (_, index) => `T${index}`);
    const rows = Array.from({ length: 256 }, (_, row) => {
      const texts = names.map((name, index) => ((row >> index) % 2 === 0 ? '' : name));
      return [`J${row}`, '2026-05-02', 'job', '20.00', '', '', ...texts].join(',');
    });
    const header = ['Job', 'Day', 'Kind', 'Pay', 'Surge', 'Tip', ...names].join(',');
    const read = readOrThrow(`${[header, ...rows].join('\n')}\n`, {
      mapping: mapping(PARTS, { description: names }),
    });
    expect(read.origins.length).toBe(101);
    expect(origins(read, read.items.at(1))).toMatchObject([{ description: ['T0'] }]);
    expect(origins(read, read.items.at(-1))).toMatchObject([{ base: ['Pay', 'Surge'], description: names }]);
  });

  it('that name a person are there only where that was asked for', () => {
    const named = `${[`${HEADER},Customer email`, 'J1,2026-05-02,job,x,20,,,,,jo@example.com'].join('\n')}\n`;
    const by = mapping(PARTS, { description: ['Text', 'Customer email'] });
    const descriptions = [false, true].map((keepPersonal) => {
      const read = readOrThrow(named, { mapping: by, keepPersonal });
      return origins(read, read.items[0]).map(({ description }) => description);
    });
    expect(descriptions).toEqual([[['Text']], [['Text', 'Customer email']]]);
  });
});

test.each(FIXTURES)('every value of an entry in %s has a column of one of its rows', (name) => {
  const read = readOrThrow(readFileSync(join(fixturesDir, name)), {
    currency: 'USD',
    timeZone: 'Europe/Paris',
  });
  for (const item of read.items) {
    if (item.kind === 'leftOut') continue;
    const said = new Set(origins(read, item).flatMap((kind) => Object.keys(kind)));
    const texts = [item.description !== '' && 'description', 'day'].filter(Boolean);
    expect([...said]).toEqual(expect.arrayContaining([...valuesOf(item), ...texts]));
  }
});

/** What files say of it beside its day and its description. */
function valuesOf(item: Exclude<StatementItem, { kind: 'leftOut' }>): string[] {
  if (item.kind === 'work') return ['hours'];
  if (item.kind === 'payout') return ['amount'];
  const values = COMPONENT_NAMES.filter((each) => item.components[each] !== 0n);
  return item.hours ? [...values, 'hours'] : values;
}
