import { describe, expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';
import { toWireItems } from '../wire.ts';
import { plainReason, reasonOfCell } from './reasons.ts';

const toldOf = (cell: string) => reasonOfCell(cell, (what) => `${what} is no date`).told;

/** An account whose last lines say whose it is, under each kind of column that is read. */
const MAPPING = {
  name: 'Account',
  layouts: [
    {
      columns: {
        date: 'When',
        type: 'Kind',
        direction: 'Way',
        hours: 'Hours',
        clock: 'Clock',
        endTime: 'Until',
        breaks: 'Break',
      },
      money: { paid: 'Paid' },
      moneyInText: { sent: 'Text' },
      currency: 'EUR',
    },
  ],
  lines: [
    { types: ['Sent'], parts: [{ column: 'sent', to: 'payout' }] },
    { parts: [{ column: 'paid', to: 'base' }] },
  ],
  control: { column: 'paid', terms: { base: 1 } },
};
const ROWS = [
  'Holder: Ana Sample,,in,,,5.00,,,',
  '2026-01-02,,in,,,Ana Sample,,,',
  '2026-01-02,,Ana Sample,,,5.00,,,',
  '2026-01-02,,in,Ana Sample,,5.00,,,',
  '2026-01-02,,in,1,Ana Sample,5.00,,,',
  '2026-01-02,Sent,in,,,,by Ana Sample,,',
  '2026-01-02 09:00,,in,,,5.00,,17:00,Ana Sample',
];
const NAMES = ['When', 'Paid', 'Way', 'Hours', 'Clock', 'Text', 'Break'];

const read = (options: object = {}) =>
  readOrThrow(['When,Kind,Way,Hours,Clock,Paid,Text,Until,Break', ...ROWS, ''].join('\n'), {
    mapping: MAPPING,
    ...options,
  });

describe('the reason of a row with another text than its column should have', () => {
  it('says that a text stands there, and the text itself only to who has the file, unless asked for', () => {
    const items = [...read().items];
    expect(items).toMatchObject(
      NAMES.map((name) => ({
        kind: 'leftOut',
        reason: expect.stringMatching(new RegExp(`^a text in column “${name}” (?:is no|does not) `)),
        reasonHere: expect.stringMatching(
          new RegExp(`^“.*Ana Sample” in column “${name}” (?:is no|does not) `),
        ),
      })),
    );
    expect(JSON.stringify(toWireItems({ items }))).not.toMatch(/ana|sample/i);
    const asked = [...read({ keepPersonal: true }).items];
    expect(asked).toMatchObject(NAMES.map(() => ({ reason: expect.stringContaining('Ana Sample') })));
    expect(asked.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  });

  it('is whole in EarnTrack’s own file, which a person wrote', () => {
    const own = readOrThrow('platform,date,amount,currency,own_note\nShop,soon,5,EUR,mine\n');
    expect(own.items).toMatchObject([{ reason: '“soon” in column “date” is no date of the calendar' }]);
    expect(own.items[0]).not.toHaveProperty('reasonHere');
  });
});

describe('a row that is left out', () => {
  const isUnread = (...rows: readonly string[]) =>
    readOrThrow(['platform,date,amount,hours,own_note,product,adjusts', ...rows, ''].join('\n'), {
      currency: 'EUR',
    }).items.map((item) => item.kind === 'leftOut' && item.isUnread);

  it('is one that nobody could read where its amount is none, or where it ends before that', () => {
    const rows = ['Shop,2026-01-02,Pending,,,,', 'Shop,2026-01-02'];
    expect(isUnread(...rows)).toEqual([true, true]);
    expect([...read().items].map((item) => item.kind === 'leftOut' && item.isUnread)).toEqual(
      NAMES.map((name) => name === 'Paid' || name === 'Text'),
    );
  });

  it('is none where it has an amount, or none and says so, whatever words its reason ends with', () => {
    const rows = [
      'Shop,soon,5,,,,',
      'Shop,2026-01-02,,,,,',
      'Shop,2026-01-02,,2,,Logo,',
      'Shop,2026-01-02,,2,,,B',
    ];
    expect(isUnread(...rows)).toEqual([false, false, false, false]);
  });
});

describe('a reason that quotes a cell', () => {
  it('tells figures with the words that belong to them', () => {
    const figures = [
      '2026-02-30',
      '31. Februar 2026',
      '30 de febrero de 2026 10:00 AM',
      '1,2.3',
      '12.50 EUR',
      '200 h',
      '0:45 min',
      '190 Stunden',
      'Total:',
      '2026年9月31日 10時',
      '2026-03-09 25:15:00.113 +0100',
    ];
    for (const cell of figures) expect(toldOf(cell)).toBe(`“${cell}” is no date`);
  });

  it('tells of anything else that it is a text', () => {
    for (const cell of [
      '李伟 3',
      'Li Wu 12',
      '佐藤 様 10月分',
      'DE89 3704 0044 0532 0130 00',
      '4111 1111 1111 1111',
      '4111-1111-1111-1111',
      'de89370400440532013000',
      'Ana',
      'Ana 2026',
      'Pending',
      '12 Bob',
      'Al',
      'Total of Ana',
      'May',
      '—',
    ])
      expect(toldOf(cell)).toBe('a text is no date');
    expect(toldOf(' ')).toBe('an empty cell is no date');
    expect(plainReason('so it is')).toEqual({ told: 'so it is', here: 'so it is' });
  });
});
