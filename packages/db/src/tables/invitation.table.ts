import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Leave to register once. Identity: found by the hash of its token. */
export interface InvitationTable {
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string;
  /** Null when made at the command line. */
  created_by: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
  used_by: string | null;
  used_at: Date | null;
}

export type InvitationRow = Selectable<InvitationTable>;
export type NewInvitation = Insertable<InvitationTable>;
export type InvitationPatch = Updateable<InvitationTable>;

export const INVITATION_COLUMNS = {
  token_hash: 'text',
  created_by: 'uuid?',
  created_at: 'timestamptz',
  expires_at: 'timestamptz',
  used_by: 'uuid?',
  used_at: 'timestamptz?',
} as const satisfies ColumnsOf<InvitationTable>;
