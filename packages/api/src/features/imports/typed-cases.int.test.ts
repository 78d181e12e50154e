import { expect, test } from 'vitest';
import { addPlatform, allWithPerson, type Person } from '../../testing/index.ts';
import { TypedHistory } from '../../testing/typed-history.ts';
import type { Step } from '../../testing/typed-steps.ts';
import { FEE_ID, type FileRow, type RowsOfFile } from '../../testing/typed-file.ts';

let ana: Person;
allWithPerson((made) => {
  ana = made;
});

function row(given: Partial<FileRow>): FileRow {
  const usual = { as: 'earning', id: 'A1', would: null, day: '2026-11-02', isOfHours: false } as const;
  return { ...usual, currency: 'USD', cents: -1000, hours: null, ...given };
}

const file = (lastDay: number, reader: RowsOfFile['reader'], rows: Record<string, FileRow>): RowsOfFile => ({
  lastDay,
  reader,
  rows: new Map(Object.entries(rows)),
});

const FEE = row({ id: FEE_ID, cents: -200, isFee: true });

/** The sale with its fee, the fee alone, and the sale without it. */
const SALE_AND_FEE = [
  file(10, 'first', { A1: row({ cents: 2000, joined: -200 }) }),
  file(11, 'first', { F1: FEE }),
  file(12, 'first', { A1: row({ cents: 2000 }) }),
];

type Case = readonly [string, RowsOfFile[], Step[]];

/** What a random search found once, or what a rule says. */
const CASES: readonly Case[] = [
  [
    'a payout that a person takes says nothing of an order of its number where its file has that canceled',
    [
      file(10, 'first', {
        A1: row({ as: 'canceled', would: 'earning', cents: 1000 }),
        P1: row({ as: 'payout', would: 'payout' }),
      }),
      file(15, 'corrected', { A1: row({}), P1: row({ as: 'payout', would: 'payout', cents: 1000 }) }),
    ],
    [
      { do: 'import', file: 1, wishes: {} },
      { do: 'import', file: 0, wishes: { P1: 'take' } },
    ],
  ],
  [
    'a canceled order that was left out says nothing of the canceled payout of its number',
    [
      file(10, 'first', { A1: row({ as: 'canceled', would: 'earning' }) }),
      file(11, 'first', { P1: row({ as: 'canceled', would: 'payout' }) }),
    ],
    [
      { do: 'import', file: 0, wishes: { A1: 'leaveOut' } },
      { do: 'import', file: 1, wishes: {} },
      { do: 'import', file: 0, wishes: {} },
    ],
  ],
  [
    'a fee that is in an earning stands alone where a later file has it beside the earning, which is canceled',
    [
      file(10, 'first', { A1: row({ cents: 1000, joined: -200 }) }),
      file(11, 'first', { A1: row({ as: 'canceled', cents: 1000 }), F1: FEE }),
    ],
    [
      { do: 'import', file: 1, wishes: {} },
      { do: 'import', file: 0, wishes: {} },
      { do: 'undo', file: 1 },
      { do: 'import', file: 1, wishes: {} },
    ],
  ],
  [
    'a fee that is in an earning is nothing besides where a later file has the payout of its number canceled',
    [
      file(10, 'first', { A1: row({ cents: 1000, joined: -200 }) }),
      file(11, 'first', { P1: row({ as: 'canceled', would: 'payout' }), F1: FEE }),
    ],
    [
      { do: 'import', file: 0, wishes: {} },
      { do: 'import', file: 1, wishes: {} },
      { do: 'undo', file: 0 },
      { do: 'import', file: 0, wishes: {} },
    ],
  ],
  [
    'what comes back from the bin says what files say that came meanwhile',
    [file(10, 'first', { A1: row({}) }), file(11, 'first', { A1: row({ cents: 2000 }) })],
    [
      { do: 'import', file: 0, wishes: {} },
      { do: 'delete', entry: 0 },
      { do: 'import', file: 1, wishes: {} },
      { do: 'restore', entry: 0 },
    ],
  ],
  [
    'what a person gave up for a file, and deleted then, is again what they had where that file is undone before it comes back',
    [file(10, 'first', { A1: row({}) }), file(11, 'first', { A1: row({ cents: 2000 }) })],
    [
      { do: 'import', file: 0, wishes: {} },
      { do: 'edit', entry: 0 },
      { do: 'import', file: 1, wishes: { A1: 'take' } },
      { do: 'delete', entry: 0 },
      { do: 'undo', file: 1 },
      { do: 'restore', entry: 0 },
    ],
  ],
  [
    'a fee stands alone where a later file has it beside the canceled earning, which another reading of the earlier file tells',
    [
      file(18, 'corrected', { A1: row({ cents: 1000, joined: -200 }) }),
      file(18, 'first', { A1: row({ cents: 1000, joined: -200 }) }),
      file(25, 'corrected', { A1: row({ as: 'canceled', currency: 'EUR' }), F1: FEE }),
    ],
    [
      { do: 'import', file: 1, wishes: {} },
      { do: 'import', file: 0, wishes: {} },
      { do: 'import', file: 2, wishes: {} },
    ],
  ],
  [
    'a fee stands alone where a later file has it beside the canceled earning, which another reading tells last, until that is undone',
    [
      file(18, 'first', { A1: row({ cents: 1000, joined: -200 }) }),
      file(18, 'corrected', { A1: row({ cents: 1000, joined: -200 }) }),
      file(25, 'corrected', { A1: row({ as: 'canceled', cents: 1000 }), F1: FEE }),
    ],
    [
      { do: 'import', file: 2, wishes: {} },
      { do: 'import', file: 0, wishes: {} },
      { do: 'import', file: 1, wishes: {} },
      { do: 'undo', file: 1 },
      { do: 'import', file: 1, wishes: {} },
    ],
  ],
  [
    'what a tag holds says again what a file says of it, although a later one leaves nothing, once a row is undone that was taken',
    [
      file(12, 'other', { A1: row({ cents: 1000 }) }),
      file(24, 'first', { A1: row({}) }),
      file(25, 'first', { A1: row({ as: 'canceled' }) }),
    ],
    [
      { do: 'import', file: 1, wishes: {} },
      { do: 'tag', entry: 0, count: 1 },
      { do: 'import', file: 2, wishes: {} },
      { do: 'importAndUndo', file: 0, wishes: { A1: 'take' } },
    ],
  ],
  ...(
    [
      ['none', { do: 'edit', entry: 0 }],
      ['those that were there', { do: 'note', entry: 0 }],
    ] as const
  ).flatMap(([fees, change]) => [
    [
      `fees of a sale in which a person says ${fees} count once where a file with the fee alone comes after it`,
      SALE_AND_FEE,
      [
        { do: 'import', file: 0, wishes: {} },
        change,
        { do: 'import', file: 1, wishes: {} },
        { do: 'undo', file: 0 },
        { do: 'import', file: 0, wishes: {} },
      ],
    ] satisfies Case,
    [
      `fees of a sale in which a person says ${fees} count once where a file with the fee in it comes last`,
      SALE_AND_FEE,
      [
        { do: 'import', file: 2, wishes: {} },
        change,
        { do: 'import', file: 1, wishes: {} },
        { do: 'import', file: 0, wishes: {} },
        { do: 'undo', file: 1 },
      ],
    ] satisfies Case,
  ]),
  [
    'a fee stands alone once a person says none in its sale, and that without a file',
    SALE_AND_FEE,
    [
      { do: 'import', file: 1, wishes: {} },
      { do: 'import', file: 0, wishes: {} },
      { do: 'edit', entry: 0 },
      { do: 'delete', entry: 0 },
      { do: 'import', file: 1, wishes: {} },
      { do: 'restore', entry: 0 },
    ],
  ],
];

test.each(CASES)('%s', async (_title, files, steps) => {
  const { id } = await addPlatform(ana);
  const { id: otherId } = await addPlatform(ana);
  await expect(new TypedHistory(ana, [id, otherId], files).go(steps)).resolves.toBeUndefined();
});
