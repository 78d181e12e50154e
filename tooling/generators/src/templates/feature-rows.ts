import type { FeatureNames } from './feature.ts';

export function contractFile({ many, one }: FeatureNames): string {
  return `import { z } from 'zod';
import { idField, noteField, textField, versionField } from './fields.ts';

const ${one.camel}Fields = {
  name: textField.trim().min(1, 'Give the ${one.words} a name').max(80, 'This name is too long'),
  note: noteField.default(''),
};

export const create${one.pascal}Input = z.strictObject({ id: idField, ...${one.camel}Fields });
/** The whole ${one.words} as it is to be: every editable value is given. */
export const update${one.pascal}Input = z.strictObject({ id: idField, version: versionField, ...${one.camel}Fields });
export const ${one.camel}IdInput = z.strictObject({ id: idField });
export const list${many.pascal}Input = z.strictObject({});

export interface ${one.pascal}View {
  id: string;
  name: string;
  note: string;
  version: number;
}
`;
}

export function tableFile({ one }: FeatureNames): string {
  const { pascal, constant } = one;
  return `import type { Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Say here what one row is. */
export interface ${pascal}Table {
  user_id: string;
  id: string;
  name: string;
  note: Generated<string>;
  /** Hash of the create request: the same id with the same hash is the same create. */
  request_hash: string;
  deleted_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type ${pascal}Row = Selectable<${pascal}Table>;
export type New${pascal} = Insertable<${pascal}Table>;
export type ${pascal}Patch = Updateable<${pascal}Table>;

export const ${constant}_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  name: 'text',
  note: 'text',
  request_hash: 'text',
  deleted_at: 'timestamptz?',
  version: 'int4',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const satisfies ColumnsOf<${pascal}Table>;
`;
}
