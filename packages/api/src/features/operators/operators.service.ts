import type { Accounts, ListedAccount, OperatorDoing } from '@earntrack/auth';
import {
  AppError,
  type listOperatorActsInput,
  type listOperatorsInput,
  type OperatorActView,
  type OperatorView,
  type OverviewView,
  type Page,
  type Role,
  type setRoleInput,
} from '@earntrack/contract';
import { CURSOR_FORMS, decodeCursor, encodeCursor, pageOf } from '@earntrack/db';
import type { z } from 'zod';
import type { Handle } from '../../actor.ts';
import { countOpenIncidents } from '../incidents/index.ts';
import { type ActPosition, countThings, listOperatorActs, type NamedAct } from './operators.queries.ts';

/** How large this installation is, and how it stands. */
export async function showOverview(db: Handle, now: Date): Promise<OverviewView> {
  const { database_version, database_megabytes, ...counts } = await countThings(db, now);
  return {
    ...counts,
    openIncidents: await countOpenIncidents(db),
    databaseVersion: database_version,
    databaseMegabytes: database_megabytes,
  };
}

/** Everybody with an account, in the order of their addresses. */
export async function listOperators(
  accounts: Accounts,
  { cursor, limit }: z.output<typeof listOperatorsInput>,
): Promise<Page<OperatorView>> {
  const afterEmail = cursor ? emailOf(cursor) : null;
  const rows = await accounts.listAccounts({ afterEmail, limit: limit + 1 });
  const page = pageOf(rows, limit, ({ email }) => encodeCursor([email]));
  return { items: page.rows.map(operatorView), nextCursor: page.nextCursor };
}

/** From their next call on they may do what the role may. */
export async function setRole(
  accounts: Accounts,
  doing: OperatorDoing,
  { email, role }: z.output<typeof setRoleInput>,
): Promise<{ email: string; role: Role }> {
  const account = await accounts.changeRole(email, role, doing);
  if (!account) throw new AppError('not_found', `Nobody has an account with the address ${email}.`);
  return { email: account.email, role: account.role };
}

/** What operators did, latest first. */
export async function listActs(
  db: Handle,
  { cursor, limit }: z.output<typeof listOperatorActsInput>,
): Promise<Page<OperatorActView>> {
  const rows = await listOperatorActs(db, { after: cursor ? positionOf(cursor) : null, limit: limit + 1 });
  const page = pageOf(rows, limit, ({ at, id }) => encodeCursor([at.toISOString(), id]));
  return { items: page.rows.map(operatorActView), nextCursor: page.nextCursor };
}

function emailOf(cursor: string): string {
  const [email] = decodeCursor(cursor, [(part) => part.includes('@')]);
  return email;
}

function positionOf(cursor: string): ActPosition {
  const [at, id] = decodeCursor(cursor, [CURSOR_FORMS.instant, CURSOR_FORMS.id]);
  return { at: new Date(at), id };
}

function operatorView({ userId, email, role, createdAt }: ListedAccount): OperatorView {
  return { id: userId, email, role, createdAt: createdAt.toISOString() };
}

function operatorActView({ id, at, action, actor_id, email, address, details }: NamedAct): OperatorActView {
  const isCommand = actor_id === null;
  return { id, at: at.toISOString(), action, by: email, isCommand, address, details: { ...details } };
}
