/** Synthetic statements: nobody earned this money. */
export interface StatementFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function csv(name: string, lines: readonly string[]): StatementFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) };
}

const UPWORK_HEADER =
  'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance';

export function upworkRow(
  date: string,
  id: string,
  type: string,
  description: string,
  amount: string,
): string {
  return `"${date}",${id},${type},"${description}",,A. Person,,A. Person,,${amount},,USD,`;
}

/** What Upwork calls a transaction history. */
export function upwork(name: string, rows: readonly string[]): StatementFile {
  return csv(name, [UPWORK_HEADER, ...rows]);
}

/** 1,200.00 + 480.50 earned, 120.00 + 48.05 of fees, 1,000.00 sent to the bank, 10.00 of a kind that nobody knows. */
export const UPWORK = upwork('a-name-that-says-nothing.csv', [
  upworkRow('Jan 12, 2026', '501', 'Hourly', 'Landing page, 20 hours', '"1,200.00"'),
  upworkRow('Jan 12, 2026', '502', 'Service Fee', 'Service fee for Hourly - Ref ID 501', '-120.00'),
  upworkRow('Jan 20, 2026', '503', 'Fixed Price', 'Icon set', '480.50'),
  upworkRow('Jan 20, 2026', '504', 'Service Fee', 'Service fee for Fixed Price - Ref ID 503', '-48.05'),
  upworkRow('Jan 28, 2026', '505', 'Withdrawal', 'To the bank', '"-1,000.00"'),
  upworkRow('Jan 29, 2026', '506', 'Moon Dust', 'Nobody knows', '10.00'),
]);

/** Three amounts finer than a cent: together 20.45 when rounded once, 20.46 when rounded apart. */
export const FINE_AMOUNTS = csv('fine-amounts.csv', [
  'platform,date,amount,hours,notes,currency',
  'Gumroad,2026-11-09,6.816,,first,USD',
  'Gumroad,2026-11-10,6.816,,second,USD',
  'Gumroad,2026-11-11,6.816,,third,USD',
]);

export const MIXED_CAPITALS = csv('mixed-capitals.csv', [
  'platform,date,amount,currency',
  'Gumroad,2026-11-09,12.50,USD',
  'GUMROAD,2026-11-10,7.25,USD',
]);

export const NOT_A_STATEMENT = csv('shopping.csv', ['fruit,weight', 'apples,3', 'pears,4']);
