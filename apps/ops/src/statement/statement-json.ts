import { type OpenStatement, resultEarnings, resultWork, statementSums } from '@earntrack/statements';

/** Where the entries of a list stand. */
const INDENT = '    ';

/**
 * The result in the form of the schema, as JSON with two spaces, in pieces that end with a line: of a million rows it is longer than
 * one text can be.
 */
export function* jsonPieces(statement: OpenStatement): Generator<string> {
  const { earningCount: _, ...sums } = statementSums(statement);
  yield `${withoutEnd(JSON.stringify(sums, null, 2))},`;
  yield* listPieces('earnings', resultEarnings(statement), ',');
  yield* listPieces('work', resultWork(statement), '');
  yield '}';
}

function withoutEnd(json: string): string {
  return json.slice(0, json.lastIndexOf('\n}'));
}

function* listPieces(name: string, entries: Iterable<object>, end: '' | ','): Generator<string> {
  // Whether a comma follows is known when the next one is there.
  let last: string | null = null;
  for (const entry of entries) {
    yield last === null ? `  "${name}": [` : `${last},`;
    last = indented(JSON.stringify(entry, null, 2));
  }
  if (last === null) {
    yield `  "${name}": []${end}`;
    return;
  }
  yield last;
  yield `  ]${end}`;
}

function indented(json: string): string {
  return json
    .split('\n')
    .map((line) => INDENT + line)
    .join('\n');
}
