import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { USER_OWNED_TABLES } from '@earntrack/db';
import { expect, test } from 'vitest';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS, columnsOfKind, NOT_ARCHIVED } from './archive-kinds.ts';
import { archiveManifest } from './archive-manifest.ts';
import { ARCHIVE_ROWS } from './archive-rows.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../../../../docs/archive-format.md'), 'utf8');

test('every table of a user is archived, or said to be left out', () => {
  const archived = ARCHIVE_KIND_NAMES.map((kind) => ARCHIVE_KINDS[kind].table);
  expect([...archived, ...Object.keys(NOT_ARCHIVED)].sort()).toEqual([...USER_OWNED_TABLES].sort());
});

test.each(ARCHIVE_KIND_NAMES)(
  'a line of %s holds every column of its table that is not said to be left out',
  (kind) => {
    const fields = columnsOfKind(kind).map(({ field }) => field);
    expect(fields.sort()).toEqual(Object.keys(ARCHIVE_ROWS[kind].shape).sort());
  },
);

/** The fields in the table below a heading. */
function documentedFields(heading: string): string[] {
  const [, section = ''] = DOCUMENT.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^\| `(\w+)`/gm)].map(([, field = '']) => field);
}

test.each(ARCHIVE_KIND_NAMES)('each field of %s is described, and no other', (kind) => {
  const fields = documentedFields(ARCHIVE_KINDS[kind].file);
  expect(fields.sort()).toEqual(Object.keys(ARCHIVE_ROWS[kind].shape).sort());
});

test('each field of the manifest is described, and no other', () => {
  const files = archiveManifest.shape.files.element.shape;
  const fields = [...Object.keys(archiveManifest.shape), ...Object.keys(files)];
  expect(documentedFields('manifest.json').sort()).toEqual(fields.sort());
});
