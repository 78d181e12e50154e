import { type CellKind, kindOf } from '../cells/cell-kinds.ts';
import { cutText } from '../cells/cut-text.ts';
import { readStatement } from '../read-statement.ts';
import { EVERYBODYS_WORDS, wordsOf } from '../header/drift.ts';
import type { ReadOptions } from '../rows/decisions.ts';
import { withoutPersonal } from '../rows/personal.ts';
import type { ReadOutcome } from '../statement.ts';
import {
  type ColumnDescription,
  describeTable,
  type DescribeOutcome,
  type TableDescription,
} from './describe-table.ts';
import { namesProved } from './header-guess.ts';
import type { Delimiter } from './table.ts';

export type ReportOutcome =
  | { kind: 'reported'; report: string }
  | Exclude<DescribeOutcome, { kind: 'described' }>;

const NAME_LENGTH = 80;
const NOT_SHOWN = '(name not shown: it may be data)';
const WITHOUT_NAME = '(without a name)';
const DELIMITER_NAMES: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/**
 * What the developers need to know of a file that is not recognised, or not as it was: the names of its columns, what kinds of
 * cells are in them and how many. No value of it; a person can put it into a public report.
 */
export function headerReport(bytes: Uint8Array, options: ReadOptions = {}): ReportOutcome {
  const outcome = describeTable(bytes, options.part === undefined ? {} : { part: options.part });
  if (outcome.kind !== 'described') return outcome;
  return { kind: 'reported', report: reportLines(outcome.table, readStatement(bytes, options)).join('\n') };
}

function reportLines(table: TableDescription, read: ReadOutcome): string[] {
  const isHeader = table.headerIndex !== null && mayBeShown(table, table.headerIndex);
  return [
    'EarnTrack: the form of a statement, without its values',
    table.encoding === null
      ? 'A sheet of a workbook.'
      : `Text in ${table.encoding}, separated by ${DELIMITER_NAMES[table.delimiter ?? ',']}.`,
    `${table.headerIndex === null ? 'No header was found' : `The header is row ${table.headerIndex + 1}`}; ${table.rowCount} rows of data.`,
    recognitionLine(read),
    ...table.columns.map((column, index) => columnLine(column, index, isHeader)),
  ];
}

/** Words that name columns and are hardly ever all that a cell has; beside those that the exports of everybody bear. */
const NAMING_WORDS = new Set([
  'cost',
  'earned',
  'earnings',
  'paid',
  'tips',
  'trip',
  'what',
  'when',
  'who',
  'worked',
]);

/** Only what is no row of data may be shown to others. */
function mayBeShown({ records }: TableDescription, index: number): boolean {
  const proved = namesProved(records, index);
  const words = (records[index] ?? []).map((name) => wordsOf(name.trim().toLowerCase()));
  const isNaming = words.some((each) =>
    [...each].some((word) => EVERYBODYS_WORDS.has(word) || NAMING_WORDS.has(word)),
  );
  return proved > 1 || (proved === 1 && isNaming);
}

/** Names of our presets and of their columns only: other sentences may quote a cell. */
function recognitionLine(read: ReadOutcome): string {
  if (read.kind === 'refused') return 'It was refused.';
  if (read.kind === 'undecided') {
    const { resembles } = read;
    if (!resembles) return `It was not read: ${read.option} is open.`;
    const missing = resembles.missing.map(({ column }) => column).join(', ');
    return `It resembles ${resembles.presetId}, without: ${missing}.`;
  }
  const { presetId, drift } = read.statement;
  const missing = [...(drift?.missing ?? []), ...(drift?.renamed ?? []).map(({ from }) => from)].join(', ');
  return `It was read as ${presetId ?? 'a mapping says'}${missing === '' ? '' : `, without: ${missing}`}.`;
}

function columnLine({ name, kinds, values }: ColumnDescription, index: number, isHeader: boolean): string {
  const isName = isHeader && kindOf(name) === 'text';
  const counts = Object.entries(kinds).map(([kind, count]) => `${count} ${kind as CellKind}`);
  const different = values === null ? '' : `, ${values.length} different`;
  const shown = isName ? cutText(masked(name), NAME_LENGTH) : name === '' ? WITHOUT_NAME : NOT_SHOWN;
  return `${index + 1}. ${shown}: ${counts.join(', ') || 'nothing'}${different}`;
}

/** Some exports have what people wrote in the names of columns: who, by which number, and what they called their own data. */
function masked(name: string): string {
  return withoutPersonal(name)
    .replace(/(metadata ?)\[[^\]]*\]?/gi, '$1[left out]')
    .replace(/\d{6,}/g, '(number left out)');
}
