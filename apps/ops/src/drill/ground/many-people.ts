/** Accounts of the small base. */
const ACCOUNTS = 20;

/** Accounts with a platform and earnings of two years. */
export function peopleWith(earnings: number): string {
  return `
    insert into account (user_id, email, password_hash, role)
    select md5('account' || n)::uuid, 'person-' || n || '@example.com', 'none', 'user' from generate_series(1, ${ACCOUNTS}) as n;
    insert into profile (user_id, display_name, time_zone, currency, locale, week_start)
    select user_id, '', 'UTC', 'EUR', 'en-GB', 1 from account;
    insert into platform (user_id, id, name, kind, colour, currency)
    select user_id, md5(user_id || 'platform')::uuid, 'Uber', 'rideshare', 1, 'EUR' from account;
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, tips_micros, fees_micros, source)
    select owner, md5('earning' || n)::uuid, md5(owner || 'platform')::uuid, date '2025-01-01' + n % 690, 'EUR',
      1000000 + (n::bigint * 7919) % 90000000, (n % 5) * 500000, (n % 7) * 100000, 'typed'
    from generate_series(1, ${earnings}) as n,
      lateral (select md5('account' || 1 + n % ${ACCOUNTS})::uuid as owner) as whose;
    analyze;`;
}

/** Rows and money of each account, and what its days add up to; equal texts are equal bases. */
export const MONEY = `
  select user_id, currency, count(*), sum(base_micros), sum(net_micros), sum(gross_micros), (
    select sum(net_micros) from earning_day as day where day.user_id = earning.user_id and day.currency = earning.currency)
  from earning where deleted_at is null group by 1, 2 order by 1, 2`;
