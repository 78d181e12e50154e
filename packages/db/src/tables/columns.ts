import type { SelectType } from 'kysely';

type TypeName<Value> = Value extends string[]
  ? '_text' | '_uuid'
  : Value extends bigint
    ? 'int8'
    : Value extends boolean
      ? 'bool'
      : Value extends Date
        ? 'timestamptz'
        : Value extends number
          ? 'int4' | 'int2'
          : Value extends string
            ? 'text' | 'uuid' | 'date' | 'numeric'
            : 'jsonb';

type ColumnSpec<Value> = null extends Value ? `${TypeName<NonNullable<Value>>}?` : TypeName<Value>;

/** PostgreSQL's type of every column of a table, with "?" where it may be null; the compiler ties it to the row type. */
export type ColumnsOf<Table> = { readonly [Name in keyof Table]: ColumnSpec<SelectType<Table[Name]>> };
