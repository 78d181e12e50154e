import { type StagedFile, statementFile } from './import-session.ts';
import type { Person } from './test-api.ts';

const HEADER =
  'Date,Type,Confirmation code,Guest,Listing,Details,Reference code,Currency,Amount,Paid out,Service fee,Fast pay fee';

interface HostRow {
  day: string;
  code: string;
  amount?: string;
}

/** A stay in Airbnb's history of a host. Days are written as in an account of Europe. */
export function stay({ day, code, amount = '100.00' }: HostRow): string {
  return `${day},Reservation,${code},Sample Guest,Flat,,,EUR,${amount},,3.00,`;
}

/** A payout there, with what was taken for paying it at once. */
export function hostPayout({ day, code, amount = '100.00' }: HostRow, charge = ''): string {
  return `${day},Payout,,,,Transfer to a bank,${code},EUR,,${amount},,${charge}`;
}

/** The history of these rows. */
export function hostHistory(platformId: string, ...rows: readonly string[]): StagedFile {
  const target = { kind: 'existing' as const, platformId };
  return statementFile(`${[HEADER, ...rows].join('\n')}\n`, [{ name: null, target }], {
    dateOrder: 'dayFirst',
  });
}

/** All earnings and payouts of a person by day and amount. */
export async function entriesByDay({ api }: Person) {
  const earnings = (await api.earnings.list({ limit: 200 })).items;
  const payouts = (await api.payouts.list({ limit: 200 })).items;
  return {
    earnings: earnings.map(({ earnedOn, net }) => `${earnedOn} ${net}`).toSorted(),
    payouts: payouts.map(({ paidOn, amount }) => `${paidOn} ${amount}`).toSorted(),
  };
}
