import { createEarnTrackClient, readFailure } from '@earntrack/client';
import { addDays, asCurrency, asLocalDate, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { requireSetting } from './settings.ts';

const url = requireSetting('EARNTRACK_URL', 'where EarnTrack is, such as http://localhost:3000');
const token = requireSetting('EARNTRACK_TOKEN', 'a token that may read, made under Settings');
const client = createEarnTrackClient({ url: new URL('/trpc', url).href, auth: { token } });

/** The month is the user's own: the server knows the time zone. */
async function summariseLastMonth() {
  const { period: thisMonth } = await client.dashboard.summary.query({ period: { kind: 'month' } });
  const anchor = addDays(asLocalDate(thisMonth.from), -1);
  return client.dashboard.summary.query({ period: { kind: 'month', anchor } });
}

async function printReport(): Promise<void> {
  const [{ period, platforms }, known, profile] = await Promise.all([
    summariseLastMonth(),
    client.platforms.list.query({ includeArchived: true }),
    client.profile.get.query(),
  ]);
  const nameOf = new Map(known.map(({ id, name }) => [id, name]));
  const show = (amount: string, currency: string) =>
    formatMoney(microsFromDecimal(amount), asCurrency(currency), profile.locale);

  console.log(`${period.from} to ${period.to}`);
  if (platforms.length === 0) console.log('Nothing was recorded.');
  // One line per platform and currency: amounts of two currencies are never added up.
  for (const { platformId, currency, net, fees, rate } of platforms) {
    const hourly = rate.rate === null ? 'no hours' : `${show(rate.rate, currency)} an hour`;
    const line = [`net ${show(net, currency)}`, `fees ${show(fees, currency)}`, hourly].join(', ');
    console.log(`${nameOf.get(platformId) ?? platformId}: ${line}`);
  }
}

await printReport().catch((error: unknown) => {
  console.error(readFailure(error).message);
  process.exitCode = 1;
});
