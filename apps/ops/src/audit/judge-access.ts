import { type AccessReview, REVIEW_DAYS } from '@earntrack/api/server';
import { counted } from '../review/amounts.ts';
import { act, type Finding, look, WELL } from '../review/finding.ts';

const DAY_MS = 86_400_000;
const IDLE_DAYS = 90;
const MANY_ADMINS = 3;
const MANY_INVITATIONS = 5;
const LISTED = 20;

const FROM_DATABASE = { part: 'Access', source: 'database' };

/** Who may operate, whether a password alone lets them in, and whether they still come. */
export function judgeOperators(operators: AccessReview['operators'], present: Date): Finding[] {
  const admins = operators.filter(({ role }) => role === 'admin');
  const bare = operators.filter(({ has_second_factor: hasOne }) => !hasOne);
  const idleSince = new Date(present.getTime() - IDLE_DAYS * DAY_MS);
  const idle = operators.filter((one) => lastSignOf(one) < idleSince);
  return [
    {
      ...FROM_DATABASE,
      name: 'Roles',
      measured: `${counted(operators.length, 'account')} with a role, ${counted(admins.length, 'admin')}`,
      ...judgeAdmins(admins.length),
      rows: operators.map(operatorLine),
    },
    {
      ...FROM_DATABASE,
      name: 'Second factors of operators',
      measured: `${operators.length - bare.length} of ${operators.length} have one`,
      ...judgeBare(bare),
    },
    {
      ...FROM_DATABASE,
      name: 'Operators who do not come any more',
      measured: `${counted(idle.length, 'account')} not seen for ${IDLE_DAYS} days`,
      ...(idle.length === 0
        ? WELL
        : act(
            `Take the role back: ${idle.map(({ email }) => `"earntrack user role ${email} user"`).join(', ')}.`,
          )),
    },
  ];
}

type Operator = AccessReview['operators'][number];

function lastSignOf({ last_seen_at: seen, created_at: made }: Operator): Date {
  return seen ?? made;
}

function operatorLine(operator: Operator): string {
  const { role, email, has_second_factor: hasFactor, last_seen_at: seen } = operator;
  return `${role}  ${email}, ${hasFactor ? 'second factor' : 'password alone'}, ${seen === null ? 'no trace of a visit' : `seen ${dayOf(seen)}`}`;
}

function judgeAdmins(count: number) {
  if (count === 0) return act('Nobody may look after EarnTrack: "earntrack user role EMAIL admin".');
  if (count <= MANY_ADMINS) return WELL;
  return look('Fewer need everything: developer looks, on_call handles incidents and maintenance.');
}

function judgeBare(bare: readonly Operator[]) {
  if (bare.length === 0) return WELL;
  const todo = `Have them turn one on under Settings: ${bare.map(({ email }) => email).join(', ')}.`;
  return bare.some(({ role }) => role === 'admin') ? act(todo) : look(todo);
}

export function judgePeople({
  people,
  with_second_factor: safer,
  open_invitations: open,
}: AccessReview['people']): Finding {
  return {
    ...FROM_DATABASE,
    name: 'Everybody else',
    measured: `${counted(people, 'account')}, ${safer} with a second factor; ${counted(open, 'open invitation')}`,
    ...(open > MANY_INVITATIONS
      ? look('Each lets somebody make an account until it ends: see that they were meant.')
      : WELL),
  };
}

/** Tokens of programs that have no end, or that nobody uses. */
export function judgeTokens({ open, doubtful }: AccessReview['tokens']): Finding {
  const endless = doubtful.filter(({ expires_at: end }) => end === null);
  const unused = doubtful.filter(({ is_unused: isUnused }) => isUnused);
  const both = endless.filter(({ is_unused: isUnused }) => isUnused);
  const ask = 'Ask its owner to revoke it, or to make one with an end, under Settings.';
  return {
    ...FROM_DATABASE,
    name: 'API tokens',
    measured: `${open} open: ${endless.length} without end, ${unused.length} not used for ${REVIEW_DAYS.idleToken} days`,
    ...(both.length > 0 ? act(ask) : doubtful.length > 0 ? look(ask) : WELL),
    rows: shortened(
      doubtful.map(
        (token) =>
          `${token.email}: made ${dayOf(token.created_at)}, ${token.last_used_at === null ? 'never used' : `used ${dayOf(token.last_used_at)}`}, ${token.expires_at === null ? 'no end' : `until ${dayOf(token.expires_at)}`}`,
      ),
    ),
  };
}

/** Browsers that were signed in long ago, and those that nobody swept away. */
export function judgeSessions({ open, old, unswept, oldest_at: oldest }: AccessReview['sessions']): Finding {
  const since = oldest === null ? '' : `, the oldest of ${dayOf(oldest)}`;
  return {
    ...FROM_DATABASE,
    name: 'Browsers that are signed in',
    measured: `${open}${since}; ${old} older than ${REVIEW_DAYS.oldSession} days, ${unswept} ended and not swept`,
    ...(unswept > 0
      ? act('The sweep does not run: see the jobs in "earntrack review weekly" and the log for sweep_failed.')
      : old > 0
        ? look('They end after half a year; whoever does not know one of theirs ends it under Settings.')
        : WELL),
  };
}

/** What operators did in a month. */
export function judgeActs(acts: AccessReview['operatorActs']): Finding {
  const all = [...acts].toSorted(([a], [b]) => a.localeCompare(b));
  const changes = acts.get('role_changed') ?? 0;
  return {
    ...FROM_DATABASE,
    name: 'What operators did',
    measured: counted(
      all.reduce((sum, [, times]) => sum + times, 0),
      `act in ${REVIEW_DAYS.month} days`,
      `acts in ${REVIEW_DAYS.month} days`,
    ),
    ...(changes > 0 ? look('Roles were changed: see at /operator that each change was meant.') : WELL),
    rows: all.map(([action, times]) => `${times} × ${action.replaceAll('_', ' ')}`),
  };
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function shortened(rows: readonly string[]): string[] {
  const rest = rows.length - LISTED;
  return rest > 0 ? [...rows.slice(0, LISTED), `and ${rest} more`] : [...rows];
}
