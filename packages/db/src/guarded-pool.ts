import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { DatabaseWatch } from './database-watch.ts';
import type { QueryGuard } from './guard/query-guard.ts';
import { beginAsClient } from './as-client.ts';
import { SilenceLimit } from './silence-limit.ts';
import { assertOutsideTransaction, isInsideTransaction, isPlanOfBefore } from './in-transaction.ts';
import { commentOf } from './statement-comment.ts';
import { sendInTurn, sendTogether } from './send-together.ts';
import type { StatementNames } from './statement-names.ts';

interface StatementRules {
  /** Null: statements stay unnamed. */
  names: StatementNames | null;
  /** Null: nothing is checked. */
  guard: QueryGuard | null;
  watch: DatabaseWatch;
  /** The longest that PostgreSQL works on one statement. */
  statementTimeoutMs: number;
  /** A pooler between says a number of its own for the process of PostgreSQL, which changes with each transaction. */
  isPooled: boolean;
}

/** The pool as Kysely wants it: every statement is checked, named, commented and timed on its way. */
export function guardedPool(pool: Pool, rules: StatementRules): PostgresPool {
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      assertOutsideTransaction();
      const client = await rules.watch.connection(() => pool.connect());
      const known = wrapped.get(client);
      if (known) return known;
      const fresh = wrapClient(client, rules);
      wrapped.set(client, fresh);
      return fresh;
    },
    end: () => pool.end(),
  };
}

function wrapClient(
  client: PoolClient,
  { names, guard, watch, statementTimeoutMs, isPooled }: StatementRules,
): PostgresPoolClient {
  const silence = new SilenceLimit(statementTimeoutMs);
  const sending = isPooled ? sendInTurn() : sendTogether(client);
  const { processID = null } = client as { processID?: number | null };
  const line = { backend: isPooled ? null : processID, answeredMs: 0 };
  // A comment on what has no parameters, such as begin, would be another statement each time to pg_stat_statements before 16.
  const withParameters = (text: string) => {
    const tags = watch.tags();
    const named = names?.named(text, tags?.procedure ?? null);
    return named ?? { text: tags === null ? text : text + commentOf(tags) };
  };
  const query = (text: unknown, parameters: readonly unknown[] = []) => {
    if (typeof text !== 'string') throw new TypeError('Cursors are not used here: page by keyset instead');
    guard?.checkText(text);
    const values = [...parameters];
    const send = (sent: { name?: string; text: string }) =>
      watch.statement({ text, line }, () =>
        silence.during(client, text, () => sending(() => client.query({ ...sent, values }))),
      );
    if (values.length === 0) return send({ text: beginAsClient(text) });
    const sent: { name?: string; text: string } = withParameters(text);
    return send(sent).catch((fault: unknown) => {
      if (sent.name === undefined || !isPlanOfBefore(fault)) throw fault;
      names?.renew(sent.name);
      // Of a transaction nothing goes on after a fault: whoever began it begins it again.
      if (isInsideTransaction()) throw fault;
      return send(withParameters(text));
    });
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release(isBroken) {
      silence.reset();
      client.release(isBroken);
    },
  };
}
