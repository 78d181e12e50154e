import type { AccessReview } from '@earntrack/api/server';
import { networkOf } from '@earntrack/auth';
import { counted } from '../review/amounts.ts';
import { act, type Finding, look, WELL } from '../review/finding.ts';

type Failed = AccessReview['failedSignIns'][number];

/** Whoever is refused for a code knew the password; an owner mistypes a few. */
const KNOWN_PASSWORD = 5;
/** An account remembers no more of a day. */
const WHOLE_DAY = 100;
const BUSY_DAY = 50;
/** One network that tries so many accounts is no household. */
const MANY_ACCOUNTS = 5;

/** What accounts remember of a month of failed sign-ins: when, at which step, at how many accounts, from how many networks. */
export function judgeFailedSignIns(failed: readonly Failed[]): Finding {
  const total = failed.reduce((sum, { times }) => sum + times, 0);
  return {
    part: 'Signing in',
    name: 'Failed at accounts that there are',
    measured: `${counted(total, 'time')} in a month, from ${counted(
      distinct(failed, ({ address }) => networkOf(address)),
      'network',
    )}`,
    ...verdictOf(failed),
    source: 'what accounts remember, at most 100 a day of each; their owners see the addresses, nobody else',
    rows: [...groupedBy(failed, ({ day, step }) => `${day}  ${step}`)].map(
      ([name, rows]) =>
        `${name}: ${sumOf(rows)} at ${counted(
          distinct(rows, ({ user_id: user }) => user),
          'account',
        )}, from ${counted(
          distinct(rows, ({ address }) => networkOf(address)),
          'network',
        )}`,
    ),
  };
}

function verdictOf(failed: readonly Failed[]) {
  const known = mostOf(
    failed.filter(({ step }) => step === 'code'),
    ({ day, user_id: user }) => `${day} ${user}`,
  );
  if (known.times >= KNOWN_PASSWORD)
    return act(
      `Somebody knows the password of account ${known.name.split(' ')[1]} and guesses its codes: have its owner choose another.`,
    );
  const guessed = mostOf(
    failed.filter(({ step }) => step === 'password'),
    ({ day, user_id: user }) => `${day} ${user}`,
  );
  if (guessed.times >= WHOLE_DAY)
    return act(
      `Somebody guesses at account ${guessed.name.split(' ')[1]}: block the network in front of the server; the proxy's log names it.`,
    );
  const busiest = mostOf(failed, ({ day }) => day);
  const spread = Math.max(
    0,
    ...[...groupedBy(failed, ({ address }) => networkOf(address)).values()].map((rows) =>
      distinct(rows, ({ user_id: user }) => user),
    ),
  );
  if (spread >= MANY_ACCOUNTS)
    return look(`One network tried ${spread} accounts: the log of the proxy names it.`);
  return busiest.times >= BUSY_DAY ? look(`See what happened on ${busiest.name}.`) : WELL;
}

/** Kinds of failed sign-ins by day, as the log has them: those at addresses without an account too. */
export function judgeLoggedSignIns(times: ReadonlyMap<string, number>, days: number): Finding {
  const total = [...times.values()].reduce((sum, each) => sum + each, 0);
  return {
    part: 'Signing in',
    name: 'Failed at any address',
    measured: `${counted(total, 'time')} in the ${counted(days, 'day')} that the log keeps`,
    ...(total / Math.max(days, 1) >= WHOLE_DAY
      ? look('More than a hundred a day: see whether the proxy should slow somebody down.')
      : WELL),
    source: 'log, which keeps no addresses',
    rows: [...times].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, each]) => `${name}: ${each}`),
  };
}

function groupedBy(failed: readonly Failed[], keyOf: (row: Failed) => string): Map<string, Failed[]> {
  return Map.groupBy(failed, keyOf);
}

function mostOf(failed: readonly Failed[], keyOf: (row: Failed) => string): { name: string; times: number } {
  const sums = [...groupedBy(failed, keyOf)].map(([name, rows]) => ({ name, times: sumOf(rows) }));
  return sums.toSorted((a, b) => b.times - a.times)[0] ?? { name: '', times: 0 };
}

function sumOf(rows: readonly Failed[]): number {
  return rows.reduce((sum, { times }) => sum + times, 0);
}

function distinct(rows: readonly Failed[], keyOf: (row: Failed) => string): number {
  return new Set(rows.map(keyOf)).size;
}
