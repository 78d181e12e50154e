import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statementItemInput, type StatementItemWire } from '@earntrack/contract';
import { readStatement, toWireItems } from '@earntrack/statements';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './statement-command.ts';

const packageDir = join(import.meta.dirname, '../../../../packages/statements');
const fixture = (name: string) => join(packageDir, 'fixtures', name);
const everyFixture = readdirSync(join(packageDir, 'fixtures'), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.csv'),
);
const folder = mkdtempSync(join(tmpdir(), 'earntrack-statement-'));
afterAll(() => rmSync(folder, { recursive: true }));

function saved(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function command(...args: string[]) {
  const printed = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return { code, ...printed };
}

const unevenMapping = JSON.stringify({
  name: 'Shop',
  layouts: [
    { columns: { date: 'When' }, money: { gross: 'Gross', fee: 'Fee', net: 'Net' }, currency: 'USD' },
  ],
  lines: [
    {
      parts: [
        { column: 'gross', to: 'base' },
        { column: 'fee', to: 'fees' },
      ],
    },
  ],
  control: { column: 'net', terms: { base: 1, fees: -1 } },
});

describe('earntrack statement', () => {
  it('prints one JSON object of the schema for every fixture and exits 0', async () => {
    const schema: object = JSON.parse(readFileSync(join(packageDir, 'statement-result.schema.json'), 'utf8'));
    const validate = new Ajv2020({ formats: fullFormats, strict: false }).compile(schema);
    const told = ['--currency', 'USD', '--time-zone', 'Europe/Paris'];
    for (const name of everyFixture) {
      const { code, out, err } = await command(fixture(name), ...told, '--json');
      expect({ name, code, err }).toEqual({ name, code: 0, err: '' });
      expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('shows totals, the control total and every row that was left out to a person', async () => {
    const { code, out } = await command(fixture('upwork/with-ref-id.csv'));
    expect(code).toBe(0);
    expect(out).toContain('Recognised as “Upwork transaction history”');
    expect(out).toMatch(/^Net +1506\.72$/m);
    expect(out).toMatch(/^USD +10\.05 +6\.72 +3\.33 +✓ holds$/m);
    expect(out).toContain('row 15: not a known kind of row: “Mystery Credit” in column “Type”');
  });

  it('counts one as one', async () => {
    const path = saved('one.csv', 'platform,date,amount,currency\nEtsy,2026-01-02,5,EUR\n');
    expect((await command(path)).out).toContain('1 row: 1 in 1 earning, 0 with hours, 0 payouts, 0 left out');
  });

  it('exits 2 with an empty stdout, naming --currency, when nothing says the currency', async () => {
    for (const flags of [[], ['--json']]) {
      const { code, out, err } = await command(fixture('generic/template.csv'), ...flags);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('--currency');
    }
  });

  it('takes the currency that it was told', async () => {
    const { code, out } = await command(fixture('generic/template.csv'), '--currency', 'eur', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ control: [{ unit: 'EUR', file: '636.3', ok: true }] });
  });

  it('exits 2 naming --time-zone when a moment has to become a day, and uses the zone that it was told', async () => {
    const path = saved('moments.csv', 'platform,date,amount,currency\nA,2026-01-01T23:30:00Z,5,EUR\n');
    const asked = await command(path);
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('--time-zone');
    const told = await command(path, '--time-zone', 'Europe/Bucharest', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ earnings: [{ earnedOn: '2026-01-02' }] });
  });

  it('exits 2 naming --date when no column says a day, and puts all rows on the day that it was told', async () => {
    const mapping = saved(
      'day.json',
      JSON.stringify({
        name: 'Jobs',
        layouts: [{ columns: { description: 'Job' }, money: { pay: 'Pay' }, currency: 'EUR' }],
        lines: [{ parts: [{ column: 'pay', to: 'base' }] }],
        control: { column: 'pay', terms: { base: 1 } },
      }),
    );
    const path = saved('day.csv', 'Job,Pay\nWindows,40.00\n');
    const asked = await command(path, '--mapping', mapping);
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('--date 2026-03-09') });
    const odd = await command(path, '--mapping', mapping, '--date', '2026-02-30');
    expect(odd).toMatchObject({ code: 2, err: expect.stringContaining('a day of the calendar') });
    const told = await command(path, '--mapping', mapping, '--date', '2026-01-02', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ earnings: [{ earnedOn: '2026-01-02', net: '40' }] });
  });

  it('exits 1 when what was mapped does not add up to the column of the file', async () => {
    const mapping = saved('mapping.json', unevenMapping);
    const even = await command(
      saved('even.csv', 'When,Gross,Fee,Net\n2026-01-02,10,1,9\n'),
      '--mapping',
      mapping,
      '--json',
    );
    expect(even.code).toBe(0);
    expect(JSON.parse(even.out)).toMatchObject({ preset: null, totals: [{ net: '9' }] });
    const uneven = await command(
      saved('uneven.csv', 'When,Gross,Fee,Net\n2026-01-02,10,1,8\n'),
      '--mapping',
      mapping,
    );
    expect(uneven.code).toBe(1);
    expect(uneven.out).toContain('✗ does not hold');
  });

  it('reads text in the encoding that it was told, and warns where none makes words', async () => {
    const path = join(folder, 'chinese.csv');
    const notes = Uint8Array.of(0xc8, 0xd5, 0xc6, 0xda, 0xbd, 0xf0, 0xb6, 0xee);
    const start = strToU8('platform,date,amount,currency,notes\nA,2026-01-02,5,UAH,');
    writeFileSync(path, Buffer.concat([start, notes, strToU8('\n')]));
    const [guessed, told] = [await command(path), await command(path, '--encoding', 'gb18030', '--json')];
    expect(guessed.out).toContain('Warning: its letters make no words in Windows-1252.');
    expect(JSON.parse(told.out)).toMatchObject({ earnings: [{ description: '日期金额' }] });
    expect(told.out).not.toContain('make no words');
    const odd = await command(path, '--encoding', 'klingon');
    expect(odd).toMatchObject({ code: 2, err: expect.stringContaining('--encoding is one of UTF-8') });
  });

  it('exits 3 when every row of the file is left out', async () => {
    const rows = '01/15/2026,1,Mystery,,,5.00,5.00';
    const path = saved('left-out.csv', `Date,Ref ID,Type,Description,Agency,Amount,Balance\n${rows}\n`);
    const { code, out } = await command(path);
    expect(code).toBe(3);
    expect(out).toContain('Warning: nothing of this file would be recorded');
  });

  it('reads an archive, and of several statements in it the one that --part names', async () => {
    const row = (amount: number) => `platform,date,amount,currency\nEtsy,2026-01-02,${amount},EUR\n`;
    const path = join(folder, 'several.zip');
    writeFileSync(path, zipSync({ 'a.csv': strToU8(row(5)), 'b.csv': strToU8(row(6)) }));
    const asked = await command(path);
    expect({ code: asked.code, out: asked.out }).toEqual({ code: 2, out: '' });
    expect(asked.err).toContain('“a.csv”, “b.csv”. Say which one with --part.');
    const told = await command(path, '--part', 'b.csv', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ control: [{ unit: 'EUR', file: '6', ok: true }] });
  });

  it('leaves names and addresses of others out unless told to keep them', async () => {
    const path = saved(
      'mail.csv',
      'platform,date,amount,currency,notes\nEtsy,2026-01-02,5,EUR,for ada@example.com\n',
    );
    const [without, kept] = [await command(path, '--json'), await command(path, '--json', '--keep-personal')];
    expect(JSON.parse(without.out)).toMatchObject({ earnings: [{ description: 'for (e-mail left out)' }] });
    expect(JSON.parse(kept.out)).toMatchObject({ earnings: [{ description: 'for ada@example.com' }] });
  });

  it('prints the form of a file that it does not know, without a value of it', async () => {
    const path = saved('unknown.csv', 'When,Paid,Rider\n2026-01-02,5.00,Ada Sample\n');
    const { code, out } = await command(path, '--header-report');
    expect(code).toBe(0);
    expect(out).toContain('2. Paid: 1 number');
    expect(out).not.toMatch(/Ada|5\.00|2026/);
    expect((await command(saved('no.csv', ''), '--header-report')).code).toBe(2);
  });

  it('does not read a file above the limit into the memory', async () => {
    const path = saved('large.csv', '');
    // Sparse: only its length is there.
    truncateSync(path, 3 * 1024 ** 3);
    expect(await command(path)).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('larger than 200 MB'),
    });
  });

  it('says in one sentence why a file or an option cannot be used', async () => {
    const cases: [string[], RegExp][] = [
      [[join(folder, 'nothing.csv')], /is not there/],
      [[folder], /is a folder/],
      [[saved('empty.csv', '')], /is empty/],
      [[saved('pdf.csv', '%PDF-1.7')], /PDF/],
      [[saved('page.csv', '<!DOCTYPE html><table>')], /web page/],
      [[saved('photo.jpg', '\u0000\u0000\u0000\u0018ftypheic')], /an image or a film/],
      [[saved('zeros.csv', 'a,b\u0000\n1,2\n')], /no text/],
      [[saved('line.csv', 'only this')], /no table/],
      [[saved('header.csv', 'platform,date,amount,currency\n')], /no rows under it/],
      [[saved('half.csv', 'platform,date,amount\nEtsy,2026-01-02,5\nEtsy,2026')], /Row 3 .* cut off/],
      [[saved('formula.csv', 'platform,date,amount\nEtsy,2026-01-02,=1+1\n')], /row 2, column “amount”/],
      [[saved('cut.zip', 'PK\u0003\u0004 and nothing more')], /archive is damaged/],
      [[fixture('generic/full.csv'), '--preset', 'nope'], /--preset/],
      [[fixture('generic/full.csv'), '--mapping', join(folder, 'none.json')], /mapping .* is not there/],
      [[fixture('generic/full.csv'), '--mapping', folder], /mapping .* is a folder/],
      [
        [fixture('generic/full.csv'), '--mapping', saved('mapping.json', '{,')],
        /mapping .* no JSON: see line 1, column 2\./,
      ],
      [[fixture('generic/full.csv'), '--colour'], /Usage/],
      [[], /Usage/],
    ];
    for (const [args, sentence] of cases) {
      const { code, out, err } = await command(...args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toMatch(sentence);
    }
  });
});

describe('the wire form of a statement', () => {
  it('is what the contract takes, item by item', () => {
    for (const name of everyFixture) {
      const outcome = readStatement(readFileSync(fixture(name)), {
        currency: 'USD',
        timeZone: 'Europe/Paris',
      });
      if (outcome.kind !== 'read') throw new Error(outcome.message);
      const items: StatementItemWire[] = toWireItems(outcome.statement);
      for (const item of items) expect(statementItemInput.safeParse(item).error).toBeUndefined();
      expect(items).toHaveLength(outcome.statement.items.length);
    }
  });
});
