import type { SecondFactorKind } from '@earntrack/contract';
import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** What somebody shows beside their password. Identity: how an account is entered. */
export interface SecondFactorTable {
  user_id: string;
  kind: SecondFactorKind;
  /** Sealed with the key of the installation. */
  secret: string;
  /** The time step of the last code that was accepted: none of it, and none before it, is accepted again. */
  last_step: Generated<number>;
  created_at: Generated<Date>;
  /** Null until a first code has shown that the other side has the secret. */
  confirmed_at: Date | null;
}

export type SecondFactorRow = Selectable<SecondFactorTable>;
export type NewSecondFactor = Insertable<SecondFactorTable>;

export const SECOND_FACTOR_COLUMNS = {
  user_id: 'uuid',
  kind: 'text',
  secret: 'text',
  last_step: 'int4',
  created_at: 'timestamptz',
  confirmed_at: 'timestamptz?',
} as const satisfies ColumnsOf<SecondFactorTable>;
