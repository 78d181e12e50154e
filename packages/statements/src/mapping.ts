import { ENCODINGS } from './decode.ts';
import { parseLayout } from './mapping-layout.ts';
import { parseControl, parseLine } from './mapping-lines.ts';
import { fault, given, list, object, oneOf, text } from './mapping-parts.ts';
import type { FileForm, Preset } from './preset.ts';
import { DELIMITERS } from './table.ts';

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
  const layouts = list(mapping.layouts, 'layouts').map((layout, index) =>
    parseLayout(layout, `layouts[${index}]`),
  );
  const columns = layouts.map(({ money }) => Object.keys(money));
  const anywhere = layouts.flatMap(({ moneyInText }) => Object.keys(moneyInText ?? {})).concat(...columns);
  const everywhere = (columns[0] ?? []).filter((name) => columns.every((names) => names.includes(name)));
  return {
    id: mapping.id === undefined ? 'mapping' : text(mapping.id, 'id'),
    version: typeof mapping.version === 'number' ? mapping.version : 1,
    name: mapping.name === undefined ? 'mapping' : text(mapping.name, 'name'),
    platformKey: mapping.platformKey == null ? null : text(mapping.platformKey, 'platformKey'),
    layouts,
    lines: list(mapping.lines, 'lines').map((line, index) => parseLine(line, `lines[${index}]`, anywhere)),
    control: parseControl(mapping.control, everywhere),
    ...given({
      sumBy: oneOf(mapping.sumBy, 'sumBy', ['id', 'reference'] as const),
      file: mapping.file == null ? null : parseFileForm(mapping.file),
    }),
  };
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
  const isRow = typeof json === 'number' && Number.isInteger(json) && json >= 1;
  return isRow ? json : fault(path, 'is the number of a row, counted from 1');
}
