import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** As whom EarnTrack uses its database, and over what. */
export interface DatabaseRole {
  role: string;
  is_superuser: boolean;
  may_create_roles: boolean;
  may_create_databases: boolean;
  may_replicate: boolean;
  passes_row_rules: boolean;
  /** When its password ends; null for never. */
  password_until: Date | null;
  is_local: boolean;
  is_encrypted: boolean;
  password_encryption: string;
  /** Every role that may sign in to this PostgreSQL, superusers first. */
  logins: { name: string; is_superuser: boolean }[];
}

export async function findDatabaseRole(db: Handle): Promise<DatabaseRole> {
  const { rows } = await sql<DatabaseRole>`
    select rolname as role, rolsuper as is_superuser, rolcreaterole as may_create_roles,
      rolcreatedb as may_create_databases, rolreplication as may_replicate, rolbypassrls as passes_row_rules,
      case when isfinite(rolvaliduntil) then rolvaliduntil end as password_until,
      coalesce(inet_server_addr() <<= inet '127.0.0.0/8' or inet_server_addr() = inet '::1', true) as is_local,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as is_encrypted,
      current_setting('password_encryption') as password_encryption,
      (select jsonb_agg(jsonb_build_object('name', rolname, 'is_superuser', rolsuper) order by rolsuper desc, rolname)
        from pg_roles where rolcanlogin) as logins
    from pg_roles where rolname = current_user`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('PostgreSQL does not know the role that asks');
  return found;
}
