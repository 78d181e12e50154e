import { expect, test } from 'vitest';
import { parseMapping } from '../mapping/mapping.ts';
import { presetById } from '../presets/index.ts';
import { enlarged, faultsOf, readMutant } from './mutants.ts';
import { naiveSeconds, naiveSums } from './naive-sum.ts';
import { readOrThrow } from './read-fixture.ts';
import { knownSubjects, mappedSubjects, type Subject } from './subjects.ts';

const OPTIONS = { currency: 'USD', timeZone: 'Europe/Lisbon' };

function naiveOf({ bytes, mapping }: Subject) {
  const statement = readOrThrow(bytes, { ...OPTIONS, ...(mapping === undefined ? {} : { mapping }) });
  const preset = mapping === undefined ? presetById(statement.presetId ?? '') : parseMapping(mapping);
  if (!preset) throw new Error('No preset reads it');
  const sums = naiveSums({ bytes, preset }, statement);
  return { statement, sums, seconds: naiveSeconds({ bytes, preset }, statement) };
}

const added = (values: Iterable<bigint>) => [...values].reduce((sum, value) => sum + value, 0n);

test('the sum made apart is that of the reader in every fixture of money', () => {
  const judged = [...knownSubjects(), ...mappedSubjects()].flatMap((subject) => {
    const { statement, sums } = naiveOf(subject);
    const money = statement.control.filter(({ unit }) => unit !== 's').map(({ file }) => file);
    return sums ? [{ name: subject.name, naive: added(sums.values()), money: added(money) }] : [];
  });
  for (const { name, naive, money } of judged) expect([name, naive]).toEqual([name, money]);
  expect(judged.length).toBeGreaterThan(12);
});

test('so is that of each currency where rows say it', () => {
  const [ledger] = mappedSubjects().filter(({ name }) => name.includes('ledger'));
  if (!ledger) throw new Error('There is no ledger');
  const { statement, sums } = naiveOf(ledger);
  expect([...(sums?.keys() ?? [])]).toEqual(['EUR', 'CHF']);
  for (const { unit, file } of statement.control) expect([unit, sums?.get(unit)]).toEqual([unit, file]);
});

test('so is that of the durations in every fixture of hours that says them', () => {
  const judged = [...knownSubjects(), ...mappedSubjects()].flatMap((subject) => {
    const { statement, seconds } = naiveOf(subject);
    return seconds === null ? [] : [{ name: subject.name, seconds, total: statement.control[0]?.file }];
  });
  for (const { name, seconds, total } of judged) expect([name, seconds * 1_000_000n]).toEqual([name, total]);
  expect(judged.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'toggl/detailed.csv',
      'toggl/with-amounts.csv',
      'clockify/detailed.csv',
      'harvest/detailed.csv',
      'mapped/shifts.txt',
      'mapped/timesheet.txt',
    ]),
  );
});

test('a total that the rows of a long file do not say is named, and one of another currency', () => {
  const [ledger] = mappedSubjects().filter(({ name }) => name.includes('ledger'));
  if (!ledger) throw new Error('There is no ledger');
  const { mapping } = ledger;
  const bytes = enlarged(ledger.bytes, 100_000);
  const outcome = readMutant(bytes, mapping);
  const text = new TextDecoder().decode(bytes);
  const faultsWhere = (from: string, to: string) =>
    faultsOf(new TextEncoder().encode(text.replace(from, to)), { outcome, mapping });
  expect(faultsOf(bytes, { outcome, mapping })).toEqual([]);
  // As if the reader had taken one amount, or one currency, for another.
  expect(faultsWhere('89,90;;', '89,91;;')[0]).toContain('the money columns add up to');
  expect(faultsWhere('EUR;310,00', 'CHF;310,00')).toMatchObject([
    expect.stringContaining('of EUR the rows say'),
    expect.stringContaining('of CHF the rows say'),
  ]);
});
