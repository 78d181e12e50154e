import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { decodeText } from '../table/decode.ts';
import { headerReport } from '../table/header-report.ts';
import { likelyDelimiter } from '../table/table.ts';
import { fixturesDir, readOrThrow } from '../testing/read-fixture.ts';
import { toWireItems } from '../wire.ts';
import { isPersonalColumn, withoutPersonal } from './personal.ts';

const OPTIONS = { currency: 'USD', timeZone: 'Europe/Lisbon' };
const fixtures = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.csv'),
);

/** The columns of a fixture that hold somebody's data, with their texts, by a list of this test's own. */
function personalTexts(bytes: Uint8Array): string[] {
  const { text } = decodeText(bytes);
  const { data } = papaparse.parse<string[]>(text.trim(), { delimiter: likelyDelimiter(text) });
  const [header = [], ...rows] = data;
  const columns = header.flatMap((name, index) =>
    /e-?mail|buyer|guest|^name$|first name|last name|^user$/i.test(name) ? [index] : [],
  );
  return [...new Set(rows.flatMap((row) => columns.map((index) => row[index] ?? '')))].filter(
    (told) => told.length > 3,
  );
}

/** All that would be sent of a file. */
function sent(bytes: Uint8Array, options: object = {}): string {
  const statement = readOrThrow(bytes, { ...OPTIONS, ...options });
  return JSON.stringify([statement.why, toWireItems(statement)]);
}

const PAYPAL = [
  'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Item Title,Reference Txn ID,Balance',
  '03/14/2026,10:15:22,PST,Ada Sample,Express Checkout Payment,Completed,USD,100.00,-3.49,96.51,ada@example.com,me@example.com,PP01,"Poster, ask ada@example.com or +351 912 345 678",,96.51',
  '03/15/2026,10:15:22,PST,Ada Sample,Odd ada@example.com,Completed,USD,1.00,0.00,1.00,ada@example.com,me@example.com,PP02,Poster,,97.51',
  '',
].join('\n');

describe('other people in a statement', () => {
  it('are in nothing that is sent, in any fixture', () => {
    const seen = fixtures.filter((name) => {
      const bytes = readFileSync(join(fixturesDir, name));
      const texts = personalTexts(bytes);
      const all = sent(bytes);
      for (const text of texts) expect([name, all.includes(text)]).toEqual([name, false]);
      return texts.length > 0;
    });
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });

  it('are left out of texts and reasons, which say so', () => {
    const items = toWireItems(readOrThrow(PAYPAL, OPTIONS));
    expect(items).toMatchObject([
      { kind: 'earning', description: 'Poster, ask (e-mail left out) or (phone left out)' },
      { kind: 'leftOut', reason: 'not a known kind of row: “Odd (e-mail left out)” in column “Type”' },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/Ada|example\.com|912/);
  });

  it('are left out of the other texts of a row that names them in full', () => {
    const header = 'Date,Time,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Subject';
    const row = (subject: string) =>
      `02/27/2026,10:00:00,Ana Sample,Website Payment,Completed,EUR,50.00,-1.00,49.00,T2,${subject}`;
    const told = (subject: string, keepPersonal = false) =>
      readOrThrow(`${header}\n${row(subject)}\n`, { keepPersonal }).items.map((item) =>
        item.kind === 'earning' ? item.description : '',
      );
    expect(told('Payment from ANA SAMPLE for a lamp')).toEqual(['Payment from (name left out) for a lamp']);
    expect(told('Sampler of lamps for Ana Samples')).toEqual(['Sampler of lamps for Ana Samples']);
    expect(told('Payment from Ana Sample', true)[0]).toContain('Ana Sample');
    // Elsewhere a column “Name” may be what was sold.
    const sold = readOrThrow(
      'platform,date,amount,currency,name,notes\nE,2026-01-02,5,EUR,Blue Lamp,Blue Lamp sold\n',
    );
    expect(sold.items).toMatchObject([{ description: 'Blue Lamp sold' }]);
  });

  it('are kept when asked for, under the same keys', () => {
    for (const file of [PAYPAL, ...fixtures.map((name) => readFileSync(join(fixturesDir, name)))]) {
      const keysOf = (keepPersonal: boolean) =>
        readOrThrow(file, { ...OPTIONS, keepPersonal }).items.map(({ key }) => key);
      expect(keysOf(true)).toEqual(keysOf(false));
    }
    const [earning] = toWireItems(readOrThrow(PAYPAL, { ...OPTIONS, keepPersonal: true }));
    expect(earning).toMatchObject({
      description: expect.stringMatching(
        /^Poster, ask ada@example\.com or \+351 912 345 678 · Ada Sample · ada@example\.com/,
      ),
    });
  });

  it('are left out of a column that a mapping records, when its name says what it holds', () => {
    const mapping = {
      name: 'Shop',
      layouts: [
        {
          columns: { date: 'When', description: ['What', 'Buyer name'] },
          money: { paid: 'Paid' },
          currency: 'EUR',
        },
      ],
      lines: [{ parts: [{ column: 'paid', to: 'base' }] }],
      control: { column: 'paid', terms: { base: 1 } },
    };
    const file = 'When,What,Buyer name,Paid\n2026-01-02,Mug,Ada Sample,5\n';
    expect(readOrThrow(file, { mapping })).toMatchObject({
      personalColumns: ['Buyer name'],
      why: expect.stringContaining('Names and addresses of others are left out: Buyer name.'),
      items: [{ description: 'Mug' }],
    });
    expect(readOrThrow(file, { mapping, keepPersonal: true })).toMatchObject({
      why: expect.stringContaining('are kept, as asked: Buyer name.'),
      items: [{ description: 'Mug · Ada Sample' }],
    });
  });

  it('stay in what a person wrote: EarnTrack’s own export comes back as it was', () => {
    const own =
      'platform,date,amount,currency,notes,own_note\nShop,2026-01-02,5,EUR,mail ada@example.com,call +351 912 345 678\n';
    const outcome = readStatement(new TextEncoder().encode(own));
    expect(outcome).toMatchObject({
      statement: { items: [{ description: 'mail ada@example.com', note: 'call +351 912 345 678' }] },
    });
  });
});

/** A line of an export with columns about others, and the texts in these. */
const OTHERS: readonly { presetId: string; columns: Readonly<Record<string, string>>; others: string }[] = [
  {
    presetId: 'etsy',
    columns: {
      Date: '2026-09-24',
      Type: 'Sale',
      Title: 'Payment for Order #1',
      Info: '',
      Currency: 'USD',
      Amount: '$5.00',
      'Fees & Taxes': '--',
      Net: '$5.00',
    },
    others: 'Full Name,Buyer User ID,Street 1,Ship City,Zipcode',
  },
  {
    presetId: 'paypal',
    columns: {
      Date: '03/14/2026',
      Time: '10:15:22',
      TimeZone: 'PST',
      Type: 'Express Checkout Payment',
      Status: 'Completed',
      Currency: 'USD',
      Gross: '5.00',
      Fee: '0.00',
      Net: '5.00',
      'Transaction ID': 'PP1',
    },
    others:
      'Name,From Email Address,Shipping Address,Address Line 1,Town/City,Zip/Postal Code,Contact Phone Number',
  },
  {
    presetId: 'stripe',
    columns: {
      balance_transaction_id: 'txn_1',
      created_utc: '2026-03-01 00:30:12',
      currency: 'usd',
      gross: '5.00',
      fee: '0.00',
      net: '5.00',
      reporting_category: 'charge',
      description: 'Course',
    },
    others:
      'customer_name,customer_email,customer_description,shipping_name,shipping_address_line1,card_name,card_last4',
  },
  {
    presetId: 'uber',
    columns: {
      'transaction UUID': 'tx-1',
      'Trip UUID': 'trip-1',
      Description: 'trip completed order',
      'vs reporting': '2026-03-09 08:15:00.113 +0100 CET',
      'Paid to you': '5.00',
      'Paid to you:Your earnings': '5.00',
      'Paid to you:Your earnings:Fare': '5.00',
    },
    others: 'Driver first name,Driver surname,Number plate,Rider name,Pickup address,Drop off address',
  },
];

describe.each(OTHERS)('others in an export that $presetId reads', ({ presetId, columns, others }) => {
  const names = others.split(',');
  const header = [...Object.keys(columns), ...names].join(',');
  const row = [...Object.values(columns), ...names.map((_, index) => `Somebody-${index}`)].join(',');
  const file = `${header}\n${row}\n`;

  it('are dropped from what is sent and from the report, column by column, unless asked for', () => {
    const read = readOrThrow(file, OPTIONS);
    expect(read).toMatchObject({ presetId, personalColumns: names });
    expect(JSON.stringify(toWireItems(read))).not.toContain('Somebody');
    const report = headerReport(new TextEncoder().encode(file), OPTIONS);
    expect(report).toMatchObject({ kind: 'reported', report: expect.stringContaining(names[0] ?? '') });
    expect(JSON.stringify(report)).not.toContain('Somebody');
    const kept = JSON.stringify(toWireItems(readOrThrow(file, { ...OPTIONS, keepPersonal: true })));
    for (const index of names.keys()) expect(kept).toContain(`Somebody-${index}`);
  });
});

describe('what is somebody’s data', () => {
  it('is told from ids, amounts, dates and names of things', () => {
    const kept = [
      'Order 4155551234',
      'Ref ID 500001',
      '2026-03-09 08:15:00.113 +0100 CET',
      '1,234.56',
      'HM@home',
      'a+b',
      '@someone',
      '12345-67890',
    ];
    for (const text of kept) expect(withoutPersonal(text)).toBe(text);
    const dropped = [
      'a.b+c@mail.example.org',
      'jürgen@bücher.example',
      '+49 (0)30 1234567',
      '(415) 555-1234',
      '415-555-1234',
    ];
    for (const text of dropped)
      expect(withoutPersonal(`x ${text} y`)).toMatch(/^x \((?:e-mail|phone) left out\) y$/);
  });

  it('takes time that grows with the length of a text and no faster', () => {
    for (const text of [
      'a'.repeat(1_000_000),
      '1-'.repeat(500_000),
      `${'a.'.repeat(300_000)}@`,
      '+1 '.repeat(300_000),
    ])
      expect(withoutPersonal(text).length).toBeGreaterThan(0);
  });

  it('stands in columns of people, not of things, money or kinds', () => {
    const people = [
      'Buyer Name',
      'From Email Address',
      'e-mail',
      'Shipping Address',
      'Guest',
      "Driver's Phone",
      'Pickup address',
      'Zipcode',
      'Street 1',
      'Ship City',
      'Town/City',
      'Zip/Postal Code',
      'shipping_name',
      'customer_description',
      'card_last4',
      'Dropoff Location',
      'Versandadresse',
      'Nom de l’acheteur',
      'Zahlungspflichtige*r',
      'Zahlungsempfänger*in',
      'Auftraggeber / Begünstigter',
      'Begünstigter/Zahlungspflichtiger',
    ];
    for (const name of people) expect([name, isPersonalColumn(name, true)]).toEqual([name, true]);
    for (const name of [
      'Item Name',
      'Client',
      'Description',
      'Title',
      'Name',
      'User',
      'Member',
      'Shipping',
      'City',
      'Auftrag',
    ])
      expect([name, isPersonalColumn(name, true)]).toEqual([name, false]);
    for (const name of ['Name', 'User', 'Member', 'Team member'])
      expect(isPersonalColumn(name, false)).toBe(true);
  });
});
