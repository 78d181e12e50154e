import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { fixturesDir, readFixture, readOrThrow } from '../testing/read-fixture.ts';

describe('the Toggl preset', () => {
  it('reads hours on the day on which they began, whatever the column of amounts is called', () => {
    const result = readFixture('toggl/detailed.csv');
    expect(result.work).toEqual([
      { workedOn: '2026-03-09', seconds: 9_015 },
      { workedOn: '2026-03-09', seconds: 7_200 },
    ]);
    expect(result.control).toEqual([{ unit: 's', file: '16215', recorded: '16215', leftOut: '0', ok: true }]);
    expect(result.rows.leftOut).toEqual([{ row: 4, reason: 'there is neither an amount nor a duration' }]);
  });

  it('takes no amount for income', () => {
    expect(readFixture('toggl/with-amounts.csv')).toMatchObject({
      totals: [],
      earnings: [],
      work: [{ workedOn: '2026-03-29', seconds: 3_600 }],
    });
  });

  it('keeps who worked only where that is asked for, whichever name the column of them has', () => {
    const result = readFixture('toggl/with-members.csv');
    expect(result.work).toEqual([
      { workedOn: '2026-03-13', seconds: 2_700 },
      { workedOn: '2026-03-14', seconds: 5_400 },
    ]);
    const bytes = readFileSync(join(fixturesDir, 'toggl/with-members.csv'));
    for (const file of [bytes, Buffer.from(bytes.toString().replace('Member', 'User'))]) {
      const described = (keepPersonal: boolean) =>
        readOrThrow(file, { keepPersonal }).items.map((item) =>
          JSON.stringify(item, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
        );
      for (const item of described(false)) expect(item).not.toContain('Sample Person');
      for (const item of described(true)) expect(item).toContain('Sample Person');
    }
  });

  it('is found under as many lines of titles as reports have', () => {
    const table = readFileSync(join(fixturesDir, 'toggl/with-members.csv'), 'utf8');
    for (const count of [4, 5, 30]) {
      const titles = Array.from({ length: count }, (_, index) => `Line ${index + 1} of a title\n`).join('');
      const { presetId, items } = readOrThrow(titles + table);
      expect([presetId, items.length]).toEqual(['toggl', 2]);
    }
  });

  it('describes an entry without a description by its project, and by no client', () => {
    const file =
      'User,Client,Project,Description,Start date,Start time,End date,End time,Duration\nA,Sample Client,Website,,2026-03-09,09:00:00,2026-03-09,10:00:00,01:00:00\n';
    expect(readOrThrow(file).items).toMatchObject([{ description: 'Website', clock: 'engaged' }]);
  });
});

it('takes midnight behind a date for no time where the time has a column of its own, as programs write that keep dates so', () => {
  for (const midnight of [' 00:00:00', ' 0:00', 'T00:00:00.000']) {
    const file = `Description,Project,Task,Start date,Start time,End date,End time,Duration\nx,P,,2026-03-09${midnight},22:00:00,2026-03-10${midnight},03:00:00,05:00:00\ny,P,,2026-03-11${midnight},00:00:00,2026-03-11${midnight},01:00:00,01:00:00\n`;
    expect(toStatementResult(readOrThrow(file)).work).toEqual([
      { workedOn: '2026-03-09', seconds: 18_000 },
      { workedOn: '2026-03-11', seconds: 3_600 },
    ]);
  }
});

describe('the Clockify preset', () => {
  it('reads hours with AM and PM, in the order of dates that the rows settle', () => {
    expect(readFixture('clockify/detailed.csv').work).toEqual([
      { workedOn: '2026-03-09', seconds: 8_100 },
      { workedOn: '2026-03-13', seconds: 3_600 },
    ]);
  });
});

describe('the Harvest preset', () => {
  it('reads hours with a decimal comma, and its amounts for nothing', () => {
    const { work, totals } = readFixture('harvest/detailed.csv');
    expect(work).toEqual([
      { workedOn: '2026-03-09', seconds: 9_000 },
      { workedOn: '2026-03-10', seconds: 2_700 },
    ]);
    expect(totals).toEqual([]);
  });
});

describe('amounts beside hours', () => {
  it('are said to be left out, by the names that the file gives them', () => {
    expect(readFixture('toggl/with-amounts.csv').why).toContain('and no income: “Amount (EUR)”.');
    expect(readFixture('clockify/detailed.csv').why).toContain(
      'and no income: “Billable Rate (USD)”, “Billable Amount (USD)”.',
    );
    expect(readFixture('harvest/detailed.csv').why).toContain(
      'and no income: “Billable Rate”, “Billable Amount”, “Cost Rate”, “Cost Amount”.',
    );
    expect(readFixture('solidtime/entries.csv', { timeZone: 'UTC' }).why).not.toContain('income');
  });

  it('and a new column are told apart', () => {
    for (const [name, time] of [
      ['toggl/with-amounts.csv', 'UTC'],
      ['clockify/detailed.csv', 'UTC'],
      ['harvest/detailed.csv', 'UTC'],
      ['solidtime/entries.csv', 'UTC'],
    ] as const) {
      const text = readFileSync(join(fixturesDir, name), 'utf8').trimEnd();
      const changed = text.split('\n').map((line, at) => `${line.trimEnd()},${at === 0 ? 'Mood' : 'good'}`);
      expect([name, readOrThrow(text, { timeZone: time }).drift]).toEqual([name, null]);
      expect([name, readOrThrow(changed.join('\n'), { timeZone: time }).drift]).toEqual([
        name,
        { added: ['Mood'], missing: [], renamed: [] },
      ]);
    }
  });
});

describe('the Solidtime preset', () => {
  it('counts from start to end on the days of the person, and asks where that is', () => {
    const { work, rows } = readFixture('solidtime/entries.csv', { timeZone: 'Europe/Bucharest' });
    expect(work).toEqual([
      { workedOn: '2026-03-09', seconds: 9_015 },
      { workedOn: '2026-03-10', seconds: 2_700 },
    ]);
    expect(rows.leftOut).toEqual([{ row: 4, reason: 'there is neither an amount nor a duration' }]);
    expect(() => readFixture('solidtime/entries.csv')).toThrow('--time-zone');
  });
});
