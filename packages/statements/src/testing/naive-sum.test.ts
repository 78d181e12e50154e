import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { naiveSeconds, naiveSum } from './naive-sum.ts';
import { fixturesDir, readOrThrow } from './read-fixture.ts';

test('the sum made apart is that of the reader in every fixture of money', () => {
  const options = { currency: 'USD', timeZone: 'Europe/Lisbon' };
  const names = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.csv'),
  );
  const sums = names.map((name) => {
    const bytes = readFileSync(join(fixturesDir, name));
    const statement = readOrThrow(bytes, options);
    const money = statement.control
      .filter(({ unit }) => unit !== 's')
      .reduce((all, { file }) => all + file, 0n);
    return { name, naive: naiveSum(bytes, statement), money };
  });
  const judged = sums.filter(({ naive }) => naive !== null);
  for (const { name, naive, money } of judged) expect([name, naive]).toEqual([name, money]);
  expect(judged.length).toBeGreaterThan(12);
});

test('so is that of the durations in every fixture of hours that says them', () => {
  for (const name of ['toggl/detailed', 'toggl/with-amounts', 'clockify/detailed', 'harvest/detailed']) {
    const bytes = readFileSync(join(fixturesDir, `${name}.csv`));
    const statement = readOrThrow(bytes, { timeZone: 'Europe/Lisbon' });
    const [total] = statement.control;
    expect([name, (naiveSeconds(bytes, statement) ?? 0n) * 1_000_000n]).toEqual([name, total?.file]);
  }
});
