import { type OperatorDoing, recordOperatorAct } from '@earntrack/auth';
import {
  type announceMaintenanceInput,
  AppError,
  type beginReadOnlyInput,
  type MaintenanceView,
  NOTICE_DAYS,
} from '@earntrack/contract';
import { inTransaction, type MaintenanceWindowRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Handle } from '../../actor.ts';
import { findReadOnlyPeriod, listWindowsFrom, maintenanceWindowView, readOnlyView } from '../status/index.ts';
import {
  cancelWindow,
  endPeriod,
  findPeriod,
  findWindow,
  insertPeriod,
  insertWindow,
  lockReadOnly,
} from './maintenance.queries.ts';

type Announce = z.output<typeof announceMaintenanceInput>;
type Begin = z.output<typeof beginReadOnlyInput>;

const DAY_MS = 86_400_000;

export async function showMaintenance(db: Handle, now: Date): Promise<MaintenanceView> {
  const period = await findReadOnlyPeriod(db);
  const windows = await listWindowsFrom(db, now);
  return {
    readOnly: period ? readOnlyView(period) : null,
    windows: windows.map((row) => ({ ...maintenanceWindowView(row), isShortNotice: isShortNotice(row) })),
  };
}

/** Tells people ahead. The same again changes nothing. */
export function announceMaintenance(
  db: Handle,
  doing: OperatorDoing,
  { id, sentence, ...times }: Announce,
): Promise<MaintenanceView> {
  const [startsAt, endsAt] = [new Date(times.startsAt), new Date(times.endsAt)];
  if (endsAt <= doing.now) throw isPast();
  return inTransaction(db, async (tx) => {
    const row = { id, sentence, starts_at: startsAt, ends_at: endsAt };
    const isNew = await insertWindow(tx, { ...row, announced_at: doing.now, announced_by: doing.accountId });
    if (!isNew) requireSame(await findWindow(tx, id), row);
    const details = { sentence, from: startsAt.toISOString(), to: endsAt.toISOString() };
    if (isNew) await recordOperatorAct(tx, doing, { action: 'maintenance_announced', details });
    return showMaintenance(tx, doing.now);
  });
}

/** Takes an announcement back; one that was cancelled before stays so. */
export function cancelMaintenance(db: Handle, doing: OperatorDoing, id: string): Promise<MaintenanceView> {
  return inTransaction(db, async (tx) => {
    if (!(await findWindow(tx, id))) throw new AppError('not_found', 'There is no such announcement.');
    const cancelled = await cancelWindow(tx, id, doing.now);
    const details = { sentence: cancelled?.sentence ?? '' };
    if (cancelled) await recordOperatorAct(tx, doing, { action: 'maintenance_cancelled', details });
    return showMaintenance(tx, doing.now);
  });
}

/** From now on nothing can be saved, on any server. The same again changes nothing. */
export function beginReadOnly(db: Handle, doing: OperatorDoing, wish: Begin): Promise<MaintenanceView> {
  const { id, sentence } = wish;
  return inTransaction(db, async (tx) => {
    await lockReadOnly(tx);
    if (await findPeriod(tx, id)) return showMaintenance(tx, doing.now);
    if (await findReadOnlyPeriod(tx)) throw isReadOnlyAlready();
    const expected_end = wish.expectedEnd ? new Date(wish.expectedEnd) : null;
    await insertPeriod(tx, { id, sentence, began_at: doing.now, begun_by: doing.accountId, expected_end });
    await recordOperatorAct(tx, doing, { action: 'read_only_begun', details: { sentence } });
    return showMaintenance(tx, doing.now);
  });
}

/** Everything can be saved again; where it could already, nothing changes. */
export function endReadOnly(db: Handle, doing: OperatorDoing): Promise<MaintenanceView> {
  return inTransaction(db, async (tx) => {
    await lockReadOnly(tx);
    if (await endPeriod(tx, doing.now)) await recordOperatorAct(tx, doing, { action: 'read_only_ended' });
    return showMaintenance(tx, doing.now);
  });
}

function isShortNotice({ announced_at, starts_at }: MaintenanceWindowRow): boolean {
  return starts_at.getTime() - announced_at.getTime() < NOTICE_DAYS * DAY_MS;
}

type Window = Pick<MaintenanceWindowRow, 'sentence' | 'starts_at' | 'ends_at'>;

function requireSame(known: Window | undefined, wish: Window): void {
  const isSame =
    known?.sentence === wish.sentence &&
    known.starts_at.getTime() === wish.starts_at.getTime() &&
    known.ends_at.getTime() === wish.ends_at.getTime();
  if (!isSame) throw new AppError('conflict', 'This id already names another announcement: use a new one.');
}

function isPast(): AppError {
  const message = 'This is over already: choose a time to come.';
  return new AppError('invalid_input', message, { fields: { endsAt: message } });
}

function isReadOnlyAlready(): AppError {
  return new AppError(
    'conflict',
    'EarnTrack is read-only already. End that first, to begin anew with another sentence.',
  );
}
