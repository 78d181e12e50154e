import { join } from 'node:path';
import { migrateUp } from '@earntrack/migrations';

import { OperatorError } from '../../operator-error.ts';
import { type DrillSteps, secondsSince } from '../drill-steps.ts';
import type { Drill, DrillOptions, DrillOutcome } from '../drills.ts';
import { MONEY, peopleWith } from '../ground/many-people.ts';
import { Base } from './base.ts';
import {
  AFTERWARDS,
  copyBack,
  copyOut,
  EARNING_COLUMNS,
  FIRST_BASE,
  MISTAKE,
  moneyWithoutAfterwards,
  NEXT_SECOND,
  NOW,
  oneEarning,
  ROWS,
} from './base-sql.ts';

const WRITES = 50;
const ONE_ACCOUNT = 'person-7@example.com';

/** What the base was at the moment to go back to. */
interface Moment {
  target: string;
  money: string;
  rows: string;
  /** What the earning had that people change after the mistake. */
  firstBase: string;
}

/** A full backup, writes, a mistake, the moment before it beside the running base, and the way back of one account and of all. */
export const drill: Drill = async (steps, options) => {
  const base = await Base.make();
  try {
    await prepare(base, steps, options);
    const moment = await writeUntil(base, steps);
    const pushSeconds = await makeMistake(base, steps);
    const noticedAt = new Date();
    await goBack(base, steps, moment);
    const readableSeconds = secondsSince(noticedAt);
    const back = await bringBack(base, steps, { moment, noticedAt });
    const archiveTimeout = await base.sql('live', 'show archive_timeout');
    return figuresOf({ archiveTimeout, pushSeconds, readableSeconds, ...back, earnings: options.earnings });
  } finally {
    await base.end();
  }
};

async function prepare(base: Base, steps: DrillSteps, { earnings }: DrillOptions): Promise<void> {
  await steps.do('a base that archives, with the schema and accounts', async () => {
    await base.start('live');
    await base.createDatabase();
    await migrateUp(base.url);
    await base.sql('live', peopleWith(earnings));
  });
  await steps.do('full backup', async () => {
    await base.pgBackRest('stanza-create');
    await base.pgBackRest('check');
    await base.pgBackRest('--type=full', 'backup');
    await base.sql('live', NEXT_SECOND);
  });
}

function writeUntil(base: Base, steps: DrillSteps): Promise<Moment> {
  return steps.do(
    `${WRITES} writes, each acknowledged, and the moment`,
    async () => {
      // Each a transaction of its own: psql commits after every statement.
      await base.sql('live', Array.from({ length: WRITES }, (_, n) => oneEarning(n + 1)).join('\n'));
      const money = await base.sql('live', MONEY);
      const [rows, firstBase] = [await base.sql('live', ROWS), await base.sql('live', FIRST_BASE)];
      return { target: await base.sql('live', NOW), money, rows, firstBase };
    },
    ({ target }) => `go back to ${target}`,
  );
}

/** Gives how long a finished piece of WAL needed to the repository. */
async function makeMistake(base: Base, steps: DrillSteps): Promise<number> {
  await steps.do(
    'UPDATE without WHERE, and what people wrote after it',
    async () => {
      const before = await base.sql('live', MONEY);
      await base.sql('live', `${MISTAKE}; ${AFTERWARDS}`);
      expectNot(await base.sql('live', MONEY), before, 'The mistake changed nothing');
    },
    () => 'every base amount is 0',
  );
  const startedAt = new Date();
  await steps.do('the last WAL reaches the repository', () => base.pgBackRest('check'));
  return secondsSince(startedAt);
}

async function goBack(base: Base, steps: DrillSteps, { target, money, rows }: Moment): Promise<void> {
  await steps.do('files of the backup beside the running base', () => base.restoreBeside(target));
  await steps.do('WAL up to the moment; readable and writable', async () => {
    await base.start('side');
    await base.untilPromoted('side');
  });
  await steps.do(
    'rows and money of every account compared with the moment',
    async () => {
      expectSame(await base.sql('side', ROWS), rows, 'The tables do not have the rows of the moment');
      expectSame(await base.sql('side', MONEY), money, 'The money is not that of the moment');
    },
    () => 'equal, and so are the sums by day',
  );
}

interface Back {
  accountSeconds: number;
  tableSeconds: number;
  lostRows: number;
}

async function bringBack(
  base: Base,
  steps: DrillSteps,
  { moment, noticedAt }: { moment: Moment; noticedAt: Date },
): Promise<Back> {
  await steps.do(
    'one account back into the running base',
    () => copyOver(base, ONE_ACCOUNT),
    (count) => `${count} earnings`,
  );
  const accountSeconds = secondsSince(noticedAt);
  await steps.do(
    'the whole table back',
    () => copyOver(base, null),
    (count) => `${count} more earnings; what people wrote since stays`,
  );
  const tableSeconds = secondsSince(noticedAt);
  const lostRows = await steps.do('the running base compared', () => compare(base, moment));
  return { accountSeconds, tableSeconds, lostRows };
}

async function copyOver(base: Base, email: string | null): Promise<number> {
  const columns = await base.sql('side', EARNING_COLUMNS);
  const file = join(base.folder, `earnings-${email ?? 'all'}.copy`);
  await base.sql('side', copyOut(columns, file, email));
  const count = Number(await base.sql('live', copyBack(columns, file)));
  if (!(count > 0)) throw new OperatorError('Nothing came back');
  return count;
}

/** Everything is as at the moment but for what people wrote since. Gives how many of the acknowledged writes are missing. */
async function compare(base: Base, { money, firstBase }: Moment): Promise<number> {
  const found = await base.sql('live', moneyWithoutAfterwards(firstBase));
  const lines = found.split('\n');
  expectSame(
    lines.slice(0, -1).join('\n'),
    money,
    'The money is not that of the moment and of what people wrote since',
  );
  return WRITES - Number(lines.at(-1));
}

function figuresOf(
  given: Back & {
    archiveTimeout: string;
    pushSeconds: number;
    readableSeconds: number;
    earnings: number;
  },
): DrillOutcome {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return {
    rtoSeconds: given.tableSeconds,
    // The moment itself: what people wrote after it stays too.
    rpoSeconds: 0,
    figures: {
      earnings: given.earnings,
      'RTO, from noticing to a readable copy': seconds(given.readableSeconds),
      'RTO, from noticing to one account back': seconds(given.accountSeconds),
      'RTO, from noticing to the table back': seconds(given.tableSeconds),
      'RPO, acknowledged writes before the moment that are missing': given.lostRows,
      'RPO where the disk is lost, archive_timeout and the way to the repository': `${given.archiveTimeout} + ${seconds(given.pushSeconds)}`,
    },
  };
}

function expectSame(found: string, wanted: string, otherwise: string): void {
  if (found !== wanted) throw new OperatorError(`${otherwise}.`);
}

function expectNot(found: string, unwanted: string, otherwise: string): void {
  if (found === unwanted) throw new OperatorError(`${otherwise}.`);
}
