import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { GeneratorError } from './generator-error.ts';

export interface NewFile {
  path: string;
  text: string;
}

/** Text that comes behind or before the only place that `at` finds. */
export interface Insertion {
  path: string;
  at: RegExp;
  side: 'before' | 'after';
  text: string;
}

/** What a generator would do, and what remains for a person. */
export interface Plan {
  files: NewFile[];
  insertions: Insertion[];
  next: string[];
}

/** Writes a plan, all of it or nothing of it. Returns the paths that were written. */
export function applyPlan(root: string, { files, insertions }: Plan): string[] {
  for (const { path } of files) {
    if (existsSync(join(root, path)))
      throw new GeneratorError(`${path} is there already: choose another name.`);
  }
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const insertion of insertions) {
    const text = texts.get(insertion.path) ?? readFileSync(join(root, insertion.path), 'utf8');
    texts.set(insertion.path, inserted(text, insertion));
  }
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...texts.keys()];
}

function inserted(text: string, { path, at, side, text: added }: Insertion): string {
  const found = [...text.matchAll(new RegExp(at.source, `${at.flags.replace('g', '')}g`))];
  const [place] = found;
  if (place === undefined || found.length > 1) {
    throw new GeneratorError(
      `${path} has changed: ${at} is there ${found.length} times, not once. Mend the generator.`,
    );
  }
  const index = side === 'before' ? place.index : place.index + place[0].length;
  return `${text.slice(0, index)}${added}${text.slice(index)}`;
}
