import { CLOCKS, microsFromDecimal } from '@earntrack/domain';
import { amountCell, csvLine, csvStart, hoursCell, textCell } from '@earntrack/statements';
import type { Actor, Handle } from '../../actor.ts';
import { pagesOf } from '../../pages-of.ts';
import { exportEarnings } from '../earnings/index.ts';
import { showPayouts } from '../payouts/index.ts';
import { listPlatforms } from '../platforms/index.ts';
import { showWork } from '../work/index.ts';
import { SPREADSHEET_FILES } from './archive-manifest.ts';

const WORK_COLUMNS = ['date', 'platforms', 'clock', 'started_at', 'ended_at'];
const WORK_TIMES = ['door_to_door', 'online', 'engaged', 'distance_metres', 'notes', 'earning_id', 'id'];
const PAYOUT_COLUMNS = ['platform', 'date', 'currency', 'amount', 'notes', 'id'];

type Pieces = AsyncGenerator<string, void, undefined>;

/** What a person opens with a spreadsheet, without what lies in the bin. */
export function spreadsheetsOf(db: Handle, actor: Actor): { path: string; pieces: Pieces }[] {
  return [
    { path: SPREADSHEET_FILES.earnings, pieces: exportEarnings(db, actor, {}) },
    { path: SPREADSHEET_FILES.work, pieces: exportWork(db, actor) },
    { path: SPREADSHEET_FILES.payouts, pieces: exportPayouts(db, actor) },
  ];
}

async function* exportWork(db: Handle, actor: Actor): Pieces {
  const nameOf = await platformNames(db, actor);
  yield csvStart([...WORK_COLUMNS, ...WORK_TIMES]);
  for await (const rows of pagesOf((page) => showWork(db, actor, page))) {
    const lines = rows.map(({ seconds, ...work }) => [
      work.workedOn,
      textCell(work.platformIds.map(nameOf).join(';')),
      work.clock,
      work.startedAt ?? '',
      work.endedAt ?? '',
      ...CLOCKS.map((clock) => (seconds[clock] === undefined ? '' : hoursCell(seconds[clock]))),
      String(work.distanceMetres ?? ''),
      textCell(work.note),
      work.earningId ?? '',
      work.id,
    ]);
    yield lines.map(csvLine).join('');
  }
}

async function* exportPayouts(db: Handle, actor: Actor): Pieces {
  const nameOf = await platformNames(db, actor);
  yield csvStart(PAYOUT_COLUMNS);
  for await (const rows of pagesOf((page) => showPayouts(db, actor, page))) {
    const lines = rows.map(({ platformId, paidOn, currency, amount, note, id }) => [
      textCell(nameOf(platformId)),
      paidOn,
      currency,
      amountCell(microsFromDecimal(amount)),
      textCell(note),
      id,
    ]);
    yield lines.map(csvLine).join('');
  }
}

async function platformNames(db: Handle, { userId }: Actor): Promise<(id: string) => string> {
  const platforms = await listPlatforms(db, userId, true);
  const names = new Map(platforms.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'Unknown platform';
}
