import { type Kysely, sql } from 'kysely';
import { withDatabase } from './connection.ts';

interface NamedLine {
  table: string;
  line: string;
}

/**
 * The schema as text: every table with its columns, constraints, indexes, statistics and triggers, and the functions of these, in a
 * fixed order, the same on PostgreSQL 15 to 18. It is for reading and comparing; migrations are what builds it.
 */
export function dumpSchema(connectionString: string): Promise<string> {
  return withDatabase(connectionString, async (db) => {
    const [columns, constraints, indexes, statistics, triggers] = [
      await readColumns(db),
      await readConstraints(db),
      await readIndexes(db),
      await readStatistics(db),
      await readTriggers(db),
    ];
    const tables = [...new Set(columns.map(({ table }) => table))];
    const blocks = tables.map((name) => {
      const lines = [...linesOf(columns, name), ...linesOf(constraints, name)];
      const body = lines.map((line) => `  ${line}`).join(',\n');
      return [
        `create table ${name} (\n${body}\n);`,
        ...[indexes, statistics, triggers].flatMap((all) => linesOf(all, name)).map((line) => `${line};`),
      ].join('\n');
    });
    return `${[...blocks, ...(await readFunctions(db))].join('\n\n')}\n`;
  });
}

function linesOf(all: readonly NamedLine[], table: string): string[] {
  return all.filter((entry) => entry.table === table).map(({ line }) => line);
}

async function readColumns(db: Kysely<unknown>): Promise<NamedLine[]> {
  const { rows } = await sql<NamedLine>`
    select c.relname as "table", concat_ws(
      ' ', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end,
      case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
           when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end
    ) as line
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and c.relname !~ '^schema_'
    order by c.relname collate "C", a.attnum`.execute(db);
  return rows;
}

async function readConstraints(db: Kysely<unknown>): Promise<NamedLine[]> {
  // 'n' (not null) became a constraint in PostgreSQL 18; it is already said beside the column.
  const { rows } = await sql<NamedLine>`
    select c.relname as "table", 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    where k.contype <> 'n' and c.relname !~ '^schema_'
    order by c.relname collate "C", position(k.contype::text in 'pufcx'), k.conname collate "C"`.execute(db);
  return rows;
}

async function readIndexes(db: Kysely<unknown>): Promise<NamedLine[]> {
  const { rows } = await sql<NamedLine>`
    select t.relname as "table", pg_get_indexdef(i.indexrelid) as line
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_class x on x.oid = i.indexrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
    where t.relname !~ '^schema_'
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by t.relname collate "C", x.relname collate "C"`.execute(db);
  return rows;
}

async function readStatistics(db: Kysely<unknown>): Promise<NamedLine[]> {
  const { rows } = await sql<NamedLine>`
    select c.relname as "table", pg_get_statisticsobjdef(s.oid) as line
    from pg_statistic_ext s
    join pg_class c on c.oid = s.stxrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    order by c.relname collate "C", s.stxname collate "C"`.execute(db);
  return rows;
}

async function readTriggers(db: Kysely<unknown>): Promise<NamedLine[]> {
  const { rows } = await sql<NamedLine>`
    select c.relname as "table", pg_get_triggerdef(g.oid) as line
    from pg_trigger g
    join pg_class c on c.oid = g.tgrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    where not g.tgisinternal
    order by c.relname collate "C", g.tgname collate "C"`.execute(db);
  return rows;
}

async function readFunctions(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_functiondef(p.oid) as text
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace and n.nspname = current_schema()
    where p.prokind = 'f'
    order by p.proname collate "C"`.execute(db);
  return rows.map(({ text }) => `${text.trimEnd()};`);
}
