export type { AccountState } from './account-state.ts';
export { findAccountVersion } from './account-state.queries.ts';
export type {
  Account,
  AccountLink,
  Accounts,
  EmailChange,
  Invitation,
  ListedAccount,
  Registration,
} from './accounts.ts';
export { type Act, type Doing, recordAct } from './audit.ts';
export type { Auth, ResolvedSession, Session, StartedSession } from './auth.ts';
export { type AccountsOptions, createAccounts } from './create-accounts.ts';
export { createPrograms, type ProgramsOptions } from './create-programs.ts';
export type { Signing } from './jose/access-tokens.ts';
export { type AuthOptions, createAuth } from './lucia/create-auth.ts';
export { networkOf } from './network-of.ts';
export { type OperatorDoing, recordOperatorAct } from './operator-act.ts';
export { OPERATOR, type Origin } from './origin.ts';
export type {
  ApiToken,
  ApiTokenWish,
  KnownBearer,
  ProgramCaller,
  Programs,
  ProgramSignIn,
  TokenPair,
} from './programs.ts';
export type {
  Challenge,
  FactorProof,
  SecondFactors,
  SecondFactorState,
  SignInProof,
} from './second-factors.ts';
