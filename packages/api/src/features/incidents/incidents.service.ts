import { type OperatorDoing, recordOperatorAct } from '@earntrack/auth';
import {
  AppError,
  type declareIncidentInput,
  type IncidentReportView,
  type IncidentStatus,
  type IncidentView,
  LIMITS,
  type resolveIncidentInput,
  type reviewIncidentInput,
  type Severity,
  type updateIncidentInput,
} from '@earntrack/contract';
import { type IncidentRow, type IncidentUpdateRow, inTransaction } from '@earntrack/db';
import type { z } from 'zod';
import type { Handle } from '../../actor.ts';
import { listUpdates } from '../status/index.ts';
import { reportOf } from './incident-report.ts';
import {
  changeIncident,
  findIncident,
  findUpdate,
  insertIncident,
  insertUpdate,
  listIncidents,
  lockIncident,
} from './incidents.queries.ts';
import { incidentView } from './incidents.view.ts';

type Declare = z.output<typeof declareIncidentInput>;
type Update = z.output<typeof updateIncidentInput>;
type Resolve = z.output<typeof resolveIncidentInput>;
type Review = z.output<typeof reviewIncidentInput>;
type Said = Pick<IncidentUpdateRow, 'id' | 'status' | 'severity' | 'message'>;

/** Declares it with its first update. The same again changes nothing. */
export function declareIncident(db: Handle, doing: OperatorDoing, wish: Declare): Promise<IncidentView> {
  const startedAt = wish.startedAt ? new Date(wish.startedAt) : doing.now;
  if (startedAt > doing.now) throw startsLater();
  return inTransaction(db, async (tx) => {
    const { id, severity, title, services } = wish;
    const row = { id, severity, title, services, status: 'investigating', started_at: startedAt } as const;
    const isNew = await insertIncident(tx, { ...row, declared_at: doing.now, declared_by: doing.accountId });
    if (!isNew) return sameDeclared(tx, wish, doing.now);
    await say(tx, doing, {
      incidentId: id,
      said: { id, status: row.status, severity, message: wish.message },
    });
    await recordOperatorAct(tx, doing, { action: 'incident_declared', details: { title, severity } });
    return showIncident(tx, id, doing.now);
  });
}

/** Says something about an open incident. The same again changes nothing. */
export function updateIncident(db: Handle, doing: OperatorDoing, wish: Update): Promise<IncidentView> {
  return tellOnce(db, { doing, wish }, async (tx, known) => {
    const { status, message, severity = known.severity, services = known.services } = wish;
    await say(tx, doing, { incidentId: known.id, said: { id: wish.id, status, severity, message } });
    await changeIncident(tx, known.id, { status, severity, services });
    const details = { title: known.title, status, severity };
    await recordOperatorAct(tx, doing, { action: 'incident_updated', details });
  });
}

/** Says that it is over. The same again changes nothing. */
export function resolveIncident(db: Handle, doing: OperatorDoing, wish: Resolve): Promise<IncidentView> {
  return tellOnce(db, { doing, wish: { ...wish, status: 'resolved' } }, async (tx, known) => {
    const { message, cause = known.cause, followUps = known.follow_ups } = wish;
    const said = { id: wish.id, status: 'resolved', severity: known.severity, message } as const;
    await say(tx, doing, { incidentId: known.id, said });
    const end = { status: said.status, resolved_at: doing.now };
    await changeIncident(tx, known.id, { ...end, cause, follow_ups: followUps });
    await recordOperatorAct(tx, doing, { action: 'incident_resolved', details: { title: known.title } });
  });
}

/** Writes down what the report says beside what is recorded anyway. */
export function reviewIncident(db: Handle, doing: OperatorDoing, wish: Review): Promise<IncidentView> {
  return inTransaction(db, async (tx) => {
    const known = (await lockIncident(tx, wish.incidentId)) ?? notThere();
    const { cause, followUps } = wish;
    if (known.cause === cause && known.follow_ups === followUps) return showIncident(tx, known.id, doing.now);
    if (known.version !== wish.version) throw changedElsewhere();
    await changeIncident(tx, known.id, { cause, follow_ups: followUps });
    await recordOperatorAct(tx, doing, { action: 'incident_reviewed', details: { title: known.title } });
    return showIncident(tx, known.id, doing.now);
  });
}

export async function showIncidents(db: Handle, now: Date): Promise<IncidentView[]> {
  const rows = await listIncidents(db, LIMITS.incidentsListed);
  const updates = await listUpdates(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => incidentView(row, updates, now));
}

export async function showIncident(db: Handle, id: string, now: Date): Promise<IncidentView> {
  const row = (await findIncident(db, id)) ?? notThere();
  return incidentView(row, await listUpdates(db, [id]), now);
}

/** The report of an incident, made of the record. */
export async function reportIncident(db: Handle, id: string, now: Date): Promise<IncidentReportView> {
  return reportOf(await showIncident(db, id, now), now);
}

interface Telling {
  doing: OperatorDoing;
  wish: {
    id: string;
    incidentId: string;
    message: string;
    status: IncidentStatus;
    severity?: Severity | undefined;
  };
}

async function tellOnce(
  db: Handle,
  { doing, wish }: Telling,
  tell: (tx: Handle, known: IncidentRow) => Promise<void>,
): Promise<IncidentView> {
  return inTransaction(db, async (tx) => {
    const known = (await lockIncident(tx, wish.incidentId)) ?? notThere();
    const before = await findUpdate(tx, wish.id);
    if (before) requireSame(before, wish);
    else {
      if (known.resolved_at !== null) throw isOver();
      await tell(tx, known);
    }
    return showIncident(tx, known.id, doing.now);
  });
}

function requireSame(before: IncidentUpdateRow, wish: Telling['wish']): void {
  const { incidentId, message, status, severity = before.severity } = wish;
  const isSame =
    before.incident_id === incidentId &&
    before.message === message &&
    before.status === status &&
    before.severity === severity;
  if (!isSame) throw idIsTaken();
}

async function sameDeclared(tx: Handle, wish: Declare, now: Date): Promise<IncidentView> {
  const known = await showIncident(tx, wish.id, now);
  // Its severity may be another one by now: that of its first update was said with it.
  const first = known.updates.at(-1);
  const isSame =
    known.title === wish.title && first?.message === wish.message && first.severity === wish.severity;
  if (!isSame) throw idIsTaken();
  return known;
}

async function say(
  tx: Handle,
  { now, accountId }: OperatorDoing,
  { incidentId, said }: { incidentId: string; said: Said },
): Promise<void> {
  await insertUpdate(tx, { ...said, incident_id: incidentId, at: now, made_by: accountId });
}

function notThere(): never {
  throw new AppError('not_found', 'There is no such incident.');
}

function idIsTaken(): AppError {
  return new AppError('conflict', 'This id already names something else: use a new one.');
}

function isOver(): AppError {
  return new AppError('conflict', 'This incident is resolved. Declare a new one if it came back.');
}

function startsLater(): AppError {
  const message =
    'An incident that begins later is none yet: leave the time out, or say one that has passed.';
  return new AppError('invalid_input', message, { fields: { startedAt: message } });
}

function changedElsewhere(): AppError {
  return new AppError(
    'changed_elsewhere',
    'Somebody else changed this incident meanwhile. Look at it again.',
  );
}
