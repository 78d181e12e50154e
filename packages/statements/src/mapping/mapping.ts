import { isByName, refsIn } from '../header/header.ts';
import { type FileForm, type Layout, type LineRule, type Preset, TEXT_ROLES } from '../preset.ts';
import { ENCODINGS } from '../table/decode.ts';
import { DELIMITERS } from '../table/table.ts';
import { parseLayout } from './mapping-layout.ts';
import { parseControl, parseLine } from './mapping-lines.ts';
import { fault, given, list, object, oneOf, text } from './mapping-parts.ts';

/** What a mapping has. */
export const MAPPING_PARTS = [
  '$schema',
  'id',
  'version',
  'name',
  'platformKey',
  'layouts',
  'lines',
  'control',
  'sumBy',
  'file',
];

/**
 * A mapping file as a preset: the same shape, of which `id`, `version` and `platformKey` may be left out. Refuses, with
 * the path of the fault, what is missing, misspelt or does not fit together.
 */
export function parseMapping(json: unknown): Preset {
  const mapping = object(json, 'The mapping', MAPPING_PARTS);
  const parsed = list(mapping.layouts, 'layouts').map((layout, index) =>
    parseLayout(layout, `layouts[${index}]`),
  );
  const columns = parsed.map(({ money }) => Object.keys(money));
  const names = {
    money: parsed.flatMap(({ moneyInText }) => Object.keys(moneyInText ?? {})).concat(...columns),
    texts: [...TEXT_ROLES, ...parsed.flatMap(({ texts }) => Object.keys(texts ?? {}))],
  };
  const lines = list(mapping.lines, 'lines').map((line, index) => parseLine(line, `lines[${index}]`, names));
  requireLookedAt(lines, parsed);
  const file = mapping.file == null ? null : parseFileForm(mapping.file);
  requireHeader(parsed, file?.headerRow);
  const layouts = parsed.map((layout, index) =>
    withLookedAt(layout, (mapping.layouts as unknown[])[index], lines),
  );
  return {
    id: mapping.id === undefined ? 'mapping' : text(mapping.id, 'id'),
    version: typeof mapping.version === 'number' ? mapping.version : 1,
    name: mapping.name === undefined ? 'mapping' : text(mapping.name, 'name'),
    platformKey: mapping.platformKey == null ? null : text(mapping.platformKey, 'platformKey'),
    layouts,
    lines,
    control: parseControl(mapping.control, columns),
    ...given({
      sumBy: oneOf(mapping.sumBy, 'sumBy', ['id', 'reference'] as const),
      file,
    }),
  };
}

/** Rows are known as a header by names: where the mapping has none, it has to say where the header is, or that there is none. */
function requireHeader(layouts: readonly Layout[], headerRow: number | undefined): void {
  for (const [index, layout] of layouts.entries()) {
    const named = refsIn(layout).find(({ ref }) => isByName(ref));
    if (headerRow === 0 && named)
      fault(
        `layouts[${index}]`,
        `names a column for "${named.key}", and "file" says that no row names any: {"column": 3} is the third`,
      );
    if (headerRow === undefined && !named)
      fault(
        'file.headerRow',
        `is missing: layouts[${index}] names no column by which its header could be found. It is 0 where no row names the columns`,
      );
  }
}

/** The columns by whose texts a rule tells rows apart: their roles, or their names. */
function keysOf({ types, where }: LineRule): string[] {
  return [...(types ? ['type'] : []), ...Object.keys(where ?? {})];
}

function isIn({ columns, texts }: Layout, key: string): boolean {
  return Object.hasOwn(columns, key) || Object.hasOwn(texts ?? {}, key);
}

/** A rule that looks where no column is fits no row, and another rule would take them. */
function requireLookedAt(lines: readonly LineRule[], layouts: readonly Layout[]): void {
  for (const [index, line] of lines.entries()) {
    const key = keysOf(line).find((each) => layouts.every((layout) => !isIn(layout, each)));
    if (key !== undefined)
      fault(
        `lines[${index}]`,
        `looks at the ${key} of a row, and no layout says which column that is: name it under "columns", or leave it out of the rule`,
      );
  }
}

/** Where a layout does not say itself what is required, the columns by which rows are told apart are. */
function withLookedAt(layout: Layout, json: unknown, lines: readonly LineRule[]): Layout {
  if ((json as { required?: unknown }).required !== undefined) return layout;
  const keys = new Set(lines.flatMap(keysOf));
  const lookedAt = [...keys].filter((key) => key !== 'date' && isIn(layout, key));
  return { ...layout, required: [...layout.required, ...lookedAt] };
}

function parseFileForm(json: unknown): FileForm {
  const { encoding, delimiter, headerRow } = object(json, 'file', ['encoding', 'delimiter', 'headerRow']);
  return given({
    encoding: oneOf(encoding, 'file.encoding', ENCODINGS),
    delimiter: oneOf(delimiter, 'file.delimiter', DELIMITERS),
    headerRow: headerRow == null ? null : rowNumber(headerRow, 'file.headerRow'),
  });
}

function rowNumber(json: unknown, path: string): number {
  const isRow = typeof json === 'number' && Number.isInteger(json) && json >= 0;
  return isRow
    ? json
    : fault(path, 'has to be the number of a row, counted from 1, or 0 where no row names the columns');
}
