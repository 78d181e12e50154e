export type { Account, AccountLink, Accounts, EmailChange, Invitation, Registration } from './accounts.ts';
export type { Auth, ResolvedSession, Session, SessionMeta, StartedSession } from './auth.ts';
export { type AccountsOptions, createAccounts } from './create-accounts.ts';
export { type AuthOptions, createAuth } from './lucia/create-auth.ts';
