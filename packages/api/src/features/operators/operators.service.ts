import type { Accounts, ListedAccount, OperatorDoing } from '@earntrack/auth';
import {
  AppError,
  type listOperatorActsInput,
  type listAccountsInput,
  type OperatorActView,
  type ListedAccountView,
  type OverviewView,
  type Page,
  type Role,
  type setRoleInput,
} from '@earntrack/contract';
import { CURSOR_FORMS, decodeCursor, encodeCursor, pageOf } from '@earntrack/db';
import type { z } from 'zod';
import type { Handle } from '../../actor.ts';
import { countAccounts, countOpenSessions } from '../../figures/figures.queries.ts';
import { countOpenIncidents } from '../incidents/index.ts';
import { type ActPosition, findInstallation, listOperatorActs, type NamedAct } from './operators.queries.ts';

/** How large this installation is, and how it stands. */
export async function showOverview(db: Handle, now: Date): Promise<OverviewView> {
  const { operators, database_version, database_megabytes } = await findInstallation(db);
  return {
    accounts: await countAccounts(db),
    operators,
    sessions: await countOpenSessions(db, now),
    openIncidents: await countOpenIncidents(db),
    databaseVersion: database_version,
    databaseMegabytes: database_megabytes,
  };
}

/** Everybody with an account, in the order of their addresses. */
export async function listAccounts(
  accounts: Accounts,
  { cursor, limit }: z.output<typeof listAccountsInput>,
): Promise<Page<ListedAccountView>> {
  const afterEmail = cursor ? emailOf(cursor) : null;
  const rows = await accounts.listAccounts({ afterEmail, limit: limit + 1 });
  const page = pageOf(rows, limit, ({ email }) => encodeCursor([email]));
  return { items: page.rows.map(listedAccountView), nextCursor: page.nextCursor };
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

function listedAccountView({ userId, email, role, createdAt }: ListedAccount): ListedAccountView {
  return { id: userId, email, role, createdAt: createdAt.toISOString() };
}

function operatorActView(act: NamedAct): OperatorActView {
  const { id, at, action, actor_id, email, subject_email, address } = act;
  const { account, ...details } = act.details;
  const named = account === undefined ? {} : { email: subject_email ?? 'an account that is gone' };
  const isCommand = actor_id === null;
  return {
    id,
    at: at.toISOString(),
    action,
    by: email,
    isCommand,
    address,
    details: { ...named, ...details },
  };
}
