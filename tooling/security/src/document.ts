/** A test as the document names it. */
export interface NamedTest {
  /** From the folder of the document. */
  path: string;
  title: string;
}

export interface Row {
  requirements: readonly string[];
  /** What is done, or why it is not. */
  words: string;
  tests: readonly NamedTest[];
  /** Sections of the document itself that say it. */
  sections: readonly string[];
}

/** The tables of the document, each by the heading above it. */
export type Tables = Readonly<Record<'What holds' | 'Known gaps' | 'What does not apply', readonly Row[]>>;

const TEST = /\[[^\]]+\]\(([^)#]+)\) `([^`]+)`/g;
const SECTION = /\]\(#([^)]+)\)/g;

/** Reads the tables of requirements out of the document. */
export function tablesOf(text: string): Tables {
  return {
    'What holds': rowsUnder(text, 'What holds'),
    'Known gaps': rowsUnder(text, 'Known gaps'),
    'What does not apply': rowsUnder(text, 'What does not apply'),
  };
}

/** The anchors of the headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\d\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function rowsUnder(text: string, heading: string): Row[] {
  const [, after] = text.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`The document has no part "${heading}"`);
  const [part = ''] = after.split('\n## ');
  return part
    .split('\n')
    .filter((line) => /^\| *(\d|API)/.test(line))
    .map(rowOf);
}

function rowOf(line: string): Row {
  const [, requirements = '', words = '', shownBy = ''] = line.split('|').map((cell) => cell.trim());
  return {
    requirements: requirements.split(/,\s*/),
    words,
    tests: [...shownBy.matchAll(TEST)].map(([, path = '', title = '']) => ({ path, title })),
    sections: [...shownBy.matchAll(SECTION)].map(([, anchor = '']) => anchor),
  };
}
