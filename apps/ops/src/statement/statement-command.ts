import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isLocalDate } from '@earntrack/domain';
import {
  ENCODINGS,
  headerReport,
  openStatement,
  type ReadOptions,
  type ReportOutcome,
  sizeProblem,
  statementSums,
} from '@earntrack/statements';
import { usageOf } from '../commands.ts';
import { jsonFaultIn } from './json-fault.ts';
import { jsonPieces } from './statement-json.ts';
import { reportOf } from './statement-report.ts';

const USAGE = usageOf('statement');

/** Every control total holds. */
const EXIT_OK = 0;
const EXIT_CONTROL_BROKEN = 1;
/** The file cannot be read, or not before the person says something; the sentence on stderr names the option. */
const EXIT_UNDECIDED = 2;
/** Every row of the file is left out. */
const EXIT_NOTHING = 3;

interface Output {
  /** Is over when the text has left: what nobody has taken yet would pile up in the memory. */
  out: (text: string) => void | Promise<void>;
  err: (text: string) => void;
}

interface Request {
  filePath: string;
  isJson: boolean;
  /** Only the form of the file is asked for. */
  isHeaderReport: boolean;
  options: ReadOptions;
}

const toProcess: Output = {
  out: (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve())),
  err: (text) => process.stderr.write(`${text}\n`),
};

export async function run(args: string[], output: Output = toProcess): Promise<number> {
  const request = await readRequest(args);
  if (typeof request === 'string') return undecided(request, output);
  const bytes = await readBounded(request.filePath);
  if (typeof bytes === 'string') return undecided(bytes, output);
  if (request.isHeaderReport) return printReport(headerReport(bytes, request.options), output);
  const outcome = openStatement(bytes, request.options);
  if (outcome.kind !== 'read') return undecided(outcome.message, output);
  const { statement } = outcome;
  if (request.isJson) for (const piece of jsonPieces(statement)) await output.out(piece);
  else await output.out(reportOf(statementSums(statement)));
  if (!statement.control.every(({ ok }) => ok)) return EXIT_CONTROL_BROKEN;
  return statement.items.recorded.length === 0 ? EXIT_NOTHING : EXIT_OK;
}

async function printReport(outcome: ReportOutcome, output: Output): Promise<number> {
  if (outcome.kind !== 'reported') return undecided(outcome.message, output);
  await output.out(outcome.report);
  return EXIT_OK;
}

/** The file, or a sentence that says why it is not read: one that is too large never comes into the memory. */
async function readBounded(path: string): Promise<Uint8Array | string> {
  const found = await stat(path).catch(unreadable);
  if (typeof found === 'string') return `${path} ${found}`;
  const tooLarge = sizeProblem(found.size);
  if (tooLarge) return tooLarge;
  const bytes = await readFile(path).catch(unreadable);
  return typeof bytes === 'string' ? `${path} ${bytes}` : bytes;
}

function undecided(sentence: string, output: Output): number {
  output.err(sentence);
  return EXIT_UNDECIDED;
}

/** What was asked for, or a sentence that says what is wrong with it. */
async function readRequest(args: string[]): Promise<Request | string> {
  const parsed = parseOptions(args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const [filePath, ...others] = positionals;
  if (filePath === undefined || others.length > 0) return USAGE;
  if (values.preset !== undefined && values.mapping !== undefined)
    return 'Give --preset or --mapping, not both: each says how the columns are read.';
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping);
  if (typeof mapping === 'string') return mapping;
  const writing = writingOf(values);
  if (typeof writing === 'string') return writing;
  const options: ReadOptions = {
    ...writing,
    ...(values.preset === undefined ? {} : { presetId: values.preset }),
    keepPersonal: values['keep-personal'] ?? false,
    ...(values.part === undefined ? {} : { part: values.part }),
    ...(mapping === undefined ? {} : { mapping: mapping.json }),
    ...(values.currency === undefined ? {} : { currency: values.currency }),
    ...(values['time-zone'] === undefined ? {} : { timeZone: values['time-zone'] }),
  };
  const isHeaderReport = values['header-report'] ?? false;
  return { filePath, isJson: values.json ?? false, isHeaderReport, options };
}

/** Which day it is, and how dates and numbers are written, where the file leaves it open. */
function writingOf(values: {
  date?: string | undefined;
  'date-order'?: string | undefined;
  decimal?: string | undefined;
  encoding?: string | undefined;
}): Pick<ReadOptions, 'date' | 'dateOrder' | 'decimal' | 'encoding'> | string {
  const { date, 'date-order': dateOrder, decimal } = values;
  const encoding = ENCODINGS.find((name) => name.toLowerCase() === values.encoding?.toLowerCase());
  if (values.encoding !== undefined && encoding === undefined)
    return `--encoding is one of ${ENCODINGS.join(', ')}.`;
  if (date !== undefined && !isLocalDate(date))
    return '--date is a day of the calendar, like --date 2026-03-09.';
  if (dateOrder !== undefined && dateOrder !== 'dayFirst' && dateOrder !== 'monthFirst')
    return '--date-order is dayFirst or monthFirst.';
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    return '--decimal is the sign before the decimals: "." or ",".';
  return {
    ...(date && { date }),
    ...(dateOrder && { dateOrder }),
    ...(decimal && { decimal }),
    ...(encoding && { encoding }),
  };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        preset: { type: 'string' },
        mapping: { type: 'string' },
        part: { type: 'string' },
        'keep-personal': { type: 'boolean' },
        'header-report': { type: 'boolean' },
        currency: { type: 'string' },
        'time-zone': { type: 'string' },
        date: { type: 'string' },
        'date-order': { type: 'string' },
        decimal: { type: 'string' },
        encoding: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (err) {
    // A misspelt option is the person's to mend: it gets the usage, not a stack.
    return `${(err as Error).message}\n${USAGE}`;
  }
}

async function readMapping(path: string): Promise<{ json: unknown } | string> {
  const bytes = await readFile(path).catch(unreadable);
  if (typeof bytes === 'string') return `The mapping ${path} ${bytes}`;
  const text = textOf(bytes);
  try {
    return { json: JSON.parse(text) };
  } catch {
    // A comma too many is no fault of ours.
    const { line, column } = jsonFaultIn(text);
    return `The mapping ${path} is no JSON: see line ${line}, column ${column}.`;
  }
}

/** Editors put a mark before the text that says how it is written, or write it in UTF-16. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

function unreadable(err: NodeJS.ErrnoException): string {
  switch (err.code) {
    case 'ENOENT':
      return 'is not there.';
    case 'EISDIR':
      return 'is a folder, not a file.';
    case 'EACCES':
      return 'may not be read by this user.';
    default:
      return `cannot be read (${err.code ?? err.message}).`;
  }
}
