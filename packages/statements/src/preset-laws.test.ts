import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeyOfCharge } from './entries/keys.ts';
import { PRESETS } from './presets/index.ts';
import type { Statement, StatementItem } from './statement.ts';
import { bookedIn, columnSumsOf, controlSumsOf, recordedIn } from './testing/generated/books.ts';
import { WRITERS } from './testing/generated/index.ts';
import {
  alikeOf,
  type Form,
  formOf,
  isoDay,
  type Line,
  rowsOf,
  type Writer,
} from './testing/generated/writer.ts';
import { readOrThrow } from './testing/read-fixture.ts';
import { recordedByKey, render } from './testing/written-style.ts';

/** Statements of each law for each platform: many laws times many platforms are to be quick. */
const RUNS = { numRuns: 20 };

function read(writer: Writer, lines: readonly Line[], form: Form): Statement {
  const names = Object.keys(lines[0]?.cells ?? {});
  const columns = names.map((name) => [name, lines.map(({ cells }) => cells[name] ?? '')]);
  return readOrThrow(
    render(Object.fromEntries(columns) as Record<string, string[]>, form),
    writer.options(form),
  );
}

/** What adds up some of the rows is not what adds up all. */
const addsUpNothing = (item: StatementItem) =>
  item.kind !== 'leftOut' || item.reason !== 'this row adds up others';

it('every preset has generated statements', () => {
  expect(WRITERS.map(({ presetId }) => presetId)).toEqual(PRESETS.map(({ id }) => id).toSorted());
});

describe.each(WRITERS)('for every generated statement of $presetId', (writer) => {
  it('what is recorded is what books kept by hand say, every row is there, and the control total holds to the last digit', () => {
    fc.assert(
      fc.property(rowsOf, formOf, (rows, form) => {
        const lines = writer.lines(rows, form);
        const statement = read(writer, lines, form);
        const { presetId, control, rowCount, items } = statement;
        expect({ presetId, rowCount }).toEqual({ presetId: writer.presetId, rowCount: lines.length });
        expect(recordedIn(items)).toEqual(bookedIn(lines));
        expect(controlSumsOf(statement)).toEqual(columnSumsOf(lines));
        expect(control.filter(({ ok }) => !ok)).toEqual([]);
        // A payout and what was taken for it are of one row.
        const numbers = new Set(items.flatMap((item) => item.rows.map(({ row }) => row)));
        expect([...numbers].toSorted((left, right) => left - right)).toEqual(lines.map((_, at) => at + 2));
      }),
      RUNS,
    );
  });

  it('another order of rows and columns, other columns, another way of writing dates and numbers record the same under the same keys', () => {
    fc.assert(
      fc.property(rowsOf, formOf, formOf, (rows, first, { edition: _, ...others }) => {
        const second = { ...others, edition: first.edition };
        const one = recordedByKey(read(writer, writer.lines(rows, first), first).items);
        expect(recordedByKey(read(writer, writer.lines(rows, second), second).items)).toEqual(one);
      }),
      RUNS,
    );
  });

  it('an export of some of the days records the same under the same keys as the whole', () => {
    fc.assert(
      fc.property(rowsOf, formOf, fc.integer({ min: 1, max: 20 }), (rows, form, last) => {
        // Months go by in turns of days.
        const part = rows.filter(({ day }) => isoDay(day) <= isoDay(last));
        fc.pre(part.length > 0);
        const whole = recordedByKey(read(writer, writer.lines(rows, form), form).items);
        const ofPart = recordedByKey(
          read(writer, writer.lines(part, form), form).items.filter(addsUpNothing),
        );
        expect([...ofPart]).toEqual([...ofPart.keys()].map((key) => [key, whole.get(key)]));
      }),
      RUNS,
    );
  });

  it('identical rows stay as many as there are, each under a key of its own', () => {
    fc.assert(
      fc.property(alikeOf, formOf, (rows, form) => {
        const lines = writer.lines(rows, form);
        const { items, rowCount } = read(writer, lines, form);
        expect(rowCount).toBe(lines.length);
        expect(new Set(items.map(({ kind, key }) => `${kind} ${key}`)).size).toBe(items.length);
        // A payout has its fee beside it, of the same row.
        expect(items.filter(({ key }) => !isKeyOfCharge(key))).toHaveLength(lines.length);
      }),
      RUNS,
    );
  });
});
