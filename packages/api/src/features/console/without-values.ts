import { kindOfStatement } from '@earntrack/db';

const LONGEST = 300;
/** Comments, quoted values, and numbers that are no part of a name or a parameter. */
const VALUES = /\/\*[\s\S]*?\*\/|--[^\n]*|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|(?<![\w$"])\d+(?:\.\d+)?\b/g;
/** Values that are written in a way which another value could end early. */
const ESCAPED = /\be'/i;

/**
 * The text of a statement without any value that somebody gave. PostgreSQL keeps texts without them but for its own commands, and
 * for what it forgot while it ran; what cannot be read for certain is told by its kind alone.
 */
export function withoutValues(text: string): string {
  if (ESCAPED.test(text)) return kindOfStatement(text);
  const bare = text.replace(VALUES, (value) => (/^(?:--|\/\*)/.test(value) ? ' ' : '?'));
  if (bare.includes("'")) return kindOfStatement(text);
  const line = bare.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
