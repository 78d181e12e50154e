import {
  type FeatureKind,
  type FeatureUseView,
  IMPORT_STUCK_MS,
  type ImportFiguresView,
  type JobsView,
  type LogErrorsView,
  type LogStoryView,
  type SessionFiguresView,
  type SlowQueriesView,
  type VitalsView,
} from '@earntrack/contract';
import type { Handle } from '../../actor.ts';
import { countActiveUsers, countOpenSessions } from '../../figures/figures.queries.ts';
import { countImportsByDay, findOpenImports, listFeatureUse } from './console.queries.ts';
import { featureUseView, importDaysView, lastDays } from './console.view.ts';
import type { Instance } from './instance.port.ts';
import { inShort } from './in-short.queries.ts';
import { findSlowStatements } from './slow-statements.queries.ts';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 7;
/** Of each kind: a page of more is read by nobody. */
const SHOWN_FEATURES = 15;

export async function showVitals(instance: Instance): Promise<VitalsView> {
  return { instance: instance.about, ...(await instance.vitals()) };
}

/** As PostgreSQL keeps them, where it does; else as this process has timed them. */
export async function showSlowQueries(db: Handle, instance: Instance): Promise<SlowQueriesView> {
  const known = await findSlowStatements(db);
  if (known !== null) return { source: 'pg_stat_statements', instance: instance.about, ...known };
  const since = instance.about.startedAt;
  return { source: 'instance', since, instance: instance.about, statements: await instance.statements() };
}

export async function showJobs(instance: Instance): Promise<JobsView> {
  return { instance: instance.about, jobs: instance.jobs() };
}

/** How many statements came and what became of them; nothing of what stands in them. */
export async function showImports(db: Handle, instance: Instance, now: Date): Promise<ImportFiguresView> {
  const days = lastDays(now, SHOWN_DAYS);
  const oldest = new Date(`${days[0]}T00:00:00Z`);
  const { counted, open } = await inShort(db, async (tx) => ({
    counted: await countImportsByDay(tx, oldest),
    open: await findOpenImports(tx, new Date(now.getTime() - IMPORT_STUCK_MS)),
  }));
  return {
    days: SHOWN_DAYS,
    byDay: importDaysView(days, counted),
    underWay: open.under_way,
    stuck: open.stuck,
    oldestOpenAt: open.oldest_at?.toISOString() ?? null,
    finishedHere: await instance.finishedImports(),
    instance: instance.about,
  };
}

export async function showSessions(db: Handle, instance: Instance, now: Date): Promise<SessionFiguresView> {
  const activeSince = (tx: Handle, days: number) =>
    countActiveUsers(tx, new Date(now.getTime() - days * DAY_MS));
  const counted = await inShort(db, async (tx) => ({
    open: await countOpenSessions(tx, now),
    peopleDay: await activeSince(tx, 1),
    peopleWeek: await activeSince(tx, 7),
  }));
  return { ...counted, peopleFiveMinutes: instance.countRecentPeople(), instance: instance.about };
}

export async function showFeatureUse(db: Handle, now: Date): Promise<FeatureUseView> {
  const days = lastDays(now, SHOWN_DAYS);
  const [oldest = ''] = days;
  const read = (tx: Handle, kind: FeatureKind) =>
    listFeatureUse(tx, { kind, oldest, features: SHOWN_FEATURES });
  const rows = await inShort(db, async (tx) => [
    ...(await read(tx, 'screen')),
    ...(await read(tx, 'procedure')),
  ]);
  return featureUseView(days, rows);
}

export async function showErrors({ about, logs }: Instance): Promise<LogErrorsView> {
  const found = await logs?.errors();
  return { isKept: logs !== null, isWhole: true, since: null, groups: [], ...found, instance: about };
}

export async function showStory({ about, logs }: Instance, requestId: string): Promise<LogStoryView> {
  const found = await logs?.story(requestId);
  return { isKept: logs !== null, isWhole: true, lines: [], ...found, instance: about };
}
