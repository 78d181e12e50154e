import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { fixturesDir, readOrThrow } from '../testing/read-fixture.ts';

const HEADER = [
  'Date',
  'Ref ID',
  'Type',
  'Description',
  'Agency',
  'Freelancer',
  'Team',
  'Account Name',
  'PO',
  'Amount',
  'ExchangeRate',
  'Currency',
  'Balance',
];
const ROW = [
  'Jan 12, 2026',
  '501',
  'Hourly',
  'Page',
  '',
  '',
  'Client',
  '',
  '',
  '100.00',
  '',
  'USD',
  '100.00',
];

/** An Upwork file of one row in which some columns have other names, or are left out, or are new. */
function upwork(renamed: Readonly<Record<string, string | null>>, added: readonly string[] = []): string {
  const kept = HEADER.map((name, index) => ({
    name: renamed[name] === undefined ? name : renamed[name],
    cell: ROW[index],
  })).filter(({ name }) => name !== null);
  const lines = [
    [...kept.map(({ name }) => name), ...added],
    [...kept.map(({ cell }) => `"${cell}"`), ...added.map(() => 'x')],
  ];
  return lines.map((cells) => `${cells.join(',')}\n`).join('');
}

const outcomeOf = (text: string) => readStatement(new TextEncoder().encode(text));

describe('an export whose columns changed', () => {
  it('says nothing where they are those that it always had', () => {
    const { drift, why } = readOrThrow(upwork({}));
    expect(drift).toBeNull();
    expect(why).not.toContain('differs');
  });

  it('has no unknown column in any fixture of a layout that names them all', () => {
    const names = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.csv'),
    );
    for (const name of names) {
      const { drift } = readOrThrow(readFileSync(join(fixturesDir, name)), {
        currency: 'USD',
        timeZone: 'Europe/Lisbon',
      });
      expect([name, drift?.added ?? [], drift?.renamed ?? []]).toEqual([name, [], []]);
    }
  });

  it('is read beside new columns and without one that is not needed, and says so', () => {
    const { drift, why, items } = readOrThrow(upwork({ Balance: null }, ['Country', 'Buyer email']));
    expect(drift).toEqual({ added: ['Country'], missing: ['Balance'], renamed: [] });
    expect(why).toContain(
      'This export differs from those known: “Balance” not there; “Country” new and not read.',
    );
    expect(items).toMatchObject([{ components: { base: 100_000_000n } }]);
  });

  it('is read by a column of texts that has a similar name now, under the same keys', () => {
    const keysOf = (text: string) => readOrThrow(text).items.map(({ key }) => key);
    for (const name of ['Upwork Ref ID', 'Ref. ID', 'Reff ID']) {
      const text = upwork({ 'Ref ID': name });
      expect(readOrThrow(text).drift).toEqual({
        added: [],
        missing: [],
        renamed: [{ from: 'Ref ID', to: name }],
      });
      expect(keysOf(text)).toEqual(keysOf(upwork({})));
    }
    expect(outcomeOf(upwork({ 'Ref ID': 'Number' }))).toMatchObject({
      kind: 'undecided',
      resembles: { missing: [{ column: 'Ref ID', perhaps: null }] },
    });
  });

  it('asks where the column of money or of dates is another, and says which it may be', () => {
    expect(outcomeOf(upwork({ Amount: 'Amount due' }))).toMatchObject({
      kind: 'undecided',
      option: 'preset',
      message: expect.stringMatching(
        /lacks the column “Amount”\. “Amount” may be called “Amount due” now\. Which column holds money is not guessed\./,
      ),
      resembles: {
        presetId: 'upwork',
        missing: [{ column: 'Amount', holdsMoney: true, perhaps: 'Amount due' }],
        added: ['Amount due'],
      },
    });
    expect(outcomeOf(upwork({ Date: 'Posting date' }))).toMatchObject({
      kind: 'undecided',
      resembles: { missing: [{ column: 'Date', holdsMoney: false, perhaps: 'Posting date' }] },
    });
  });

  it('asks where two columns may be the one that was renamed', () => {
    expect(outcomeOf(upwork({ Type: 'Type of row' }, ['Type of client']))).toMatchObject({
      kind: 'undecided',
      resembles: { missing: [{ column: 'Type', perhaps: null }] },
    });
  });
});
