import {
  type HourRowView,
  type hourRowsInput,
  LIMITS,
  type RowsBehindView,
  type SizeRowView,
  type sizeRowsInput,
} from '@earntrack/contract';
import { inSnapshot } from '@earntrack/db';
import { businessWeekday, decimalFromMicros, localHours, type OffsetAt, offsetsOf } from '@earntrack/domain';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import type { HourRules } from './hour-cells.ts';
import { hourRulesOf, readAsked, readStretch, worthsOf } from './read-stretch.ts';
import { listEarningsOfSize, listTimedWork, type TimedWork } from './rows-behind.queries.ts';

/** The stretches behind one cell of the week, the newest first. */
export function hourRows(
  db: Handle,
  actor: Actor,
  input: z.output<typeof hourRowsInput>,
): Promise<RowsBehindView<HourRowView>> {
  return inSnapshot(db, async (tx) => {
    const stretch = await readStretch(tx, actor, input.period);
    const rules = hourRulesOf(stretch, input.currency);
    const days = worthsOf(stretch).filter(({ currency }) => currency === input.currency);
    const counted = new Set(days.map(({ platformId, day }) => `${platformId}|${day}`));
    const offsetAt = offsetsOf(rules.timeZone);
    const rows = (await listTimedWork(tx, actor.userId, rules.range))
      .filter((work) => work.platformIds.some((id) => counted.has(`${id}|${work.workedOn}`)))
      .map((work) => hourRow(work, msInside(work, { ...input, rules, offsetAt })))
      .filter(({ seconds }) => seconds > 0);
    return { rows: rows.slice(0, LIMITS.rowsBehind), count: rows.length };
  });
}

interface HourOfWeek {
  weekday: number;
  hour: number;
  rules: HourRules;
  offsetAt: OffsetAt;
}

function msInside(work: TimedWork, { weekday, hour, rules, offsetAt }: HourOfWeek): number {
  const span = { startMs: work.startedAt.getTime(), endMs: work.endedAt.getTime() };
  const cutoffs = work.platformIds.map(rules.cutoffMinutesOf);
  return localHours(span, offsetAt)
    .filter((piece) => piece.hour === hour)
    .filter((piece) => cutoffs.some((cutoff) => businessWeekday(piece, cutoff) === weekday))
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

function hourRow({ id, platformIds, workedOn, startedAt, endedAt }: TimedWork, ms: number): HourRowView {
  return {
    workId: id,
    platformIds,
    workedOn,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    seconds: Math.round(ms / 1000),
  };
}

/** The earnings behind one bin, the newest first. */
export function sizeRows(
  db: Handle,
  actor: Actor,
  { period, ...size }: z.output<typeof sizeRowsInput>,
): Promise<RowsBehindView<SizeRowView>> {
  return inSnapshot(db, async (tx) => {
    const { asked, profile } = await readAsked(tx, actor, period);
    const scope = { range: asked, basis: profile.basis, ...size };
    const { rows, count } = await listEarningsOfSize(tx, actor.userId, scope);
    const views = rows.map((row) => ({
      earningId: row.id,
      platformId: row.platform_id,
      earnedOn: row.earned_on,
      net: decimalFromMicros(row.net_micros),
      words: row.description || row.note,
    }));
    return { rows: views, count };
  });
}
