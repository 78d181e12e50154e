import { UsageError } from '../operator-error.ts';

interface Fault {
  path: PropertyKey[];
  message: string;
}

interface Schema<Input> {
  safeParse(given: unknown): { success: true; data: Input } | { success: false; error: { issues: Fault[] } };
}

/** Where somebody types a field of an input, and what belongs there. */
export interface Option {
  name: string;
  takes: string;
}

const SHOWN = 60;
/** So begin the sentences of the schemas' own library, which speak of types and not to people. */
const NOT_FOR_PEOPLE = /^(?:Invalid|Too|Unrecognized|Expected)\b/;

export const AN_INSTANT = 'an instant like 2026-12-06T02:00:00Z';

/**
 * What was typed, as the procedures take it. Throws UsageError with a sentence for each thing that cannot be used, by the name under
 * which it is typed: what the field is called within is nobody's business at a terminal.
 */
export function readInput<Input>(
  schema: Schema<Input>,
  given: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, Option>>,
): Input {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const sentences = read.error.issues.map((fault) => sentenceOf(fault, given, options));
  throw new UsageError([...new Set(sentences)].join('\n'));
}

function sentenceOf(
  { path: [field = '', part], message }: Fault,
  given: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, Option>>,
): string {
  const option = options[String(field)];
  // Whoever made a command forgot to say where this is typed.
  if (option === undefined) throw new Error(`Nothing is typed for ${String(field)}: ${message}`);
  const { name, takes } = option;
  const typed = typedIn(given[String(field)], part);
  if (typed === '') return `${name} is missing: it takes ${takes}.`;
  const reason = NOT_FOR_PEOPLE.test(message) ? '' : ` ${message}.`;
  return `${name} cannot be "${typed.slice(0, SHOWN)}".${reason} It takes ${takes}.`;
}

/** What stands for a field, or for one of the parts that were typed with commas. */
function typedIn(value: unknown, part: PropertyKey | undefined): string {
  if (Array.isArray(value)) return String((part === undefined ? value[0] : value[Number(part)]) ?? '');
  return typeof value === 'string' ? value.trim() : '';
}
