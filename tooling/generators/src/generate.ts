import { parseArgs } from 'node:util';

import { GeneratorError } from './generator-error.ts';
import { namesOf, oneOf } from './names.ts';
import { applyPlan, type Plan } from './plan.ts';
import { adr } from './plans/adr.ts';
import { feature } from './plans/feature.ts';
import { migration } from './plans/migration.ts';
import { preset } from './plans/preset.ts';

export interface Place {
  root: string;
  /** YYYY-MM-DD, for what is dated. */
  today: string;
}

export interface Generated {
  paths: string[];
  next: string[];
}

const USAGE = [
  'Usage: npx pnpm -s new KIND NAME',
  '  feature NAMES [--one NAME]  a feature through every layer; many of them, like vehicles',
  '  migration NAME              the next migration, like earning-notes',
  '  preset NAME                 a platform’s statements, like bolt',
  '  adr TITLE                   the next decision, like "Money is rounded once"',
].join('\n');

/** Writes what the arguments ask for. Throws a GeneratorError, having written nothing, where it cannot. */
export function generate(args: string[], place: Place): Generated {
  const plan = planOf(args, place);
  return { paths: applyPlan(place.root, plan), next: plan.next };
}

function planOf(args: string[], { root, today }: Place): Plan {
  const { kind, name, one } = readArgs(args);
  switch (kind) {
    case 'feature':
      return feature(root, { many: namesOf(name), one: namesOf(one ?? oneOf(name)) });
    case 'migration':
      return migration(root, namesOf(name));
    case 'preset':
      return preset(namesOf(name));
    case 'adr':
      return adr(root, name, today);
    default:
      throw new GeneratorError(`There is no generator for "${kind}".\n${USAGE}`);
  }
}

function readArgs(args: string[]): { kind: string; name: string; one: string | undefined } {
  const { values, positionals } = parse(args);
  const [kind, name, ...others] = positionals;
  if (kind === undefined || name === undefined || others.length > 0) throw new GeneratorError(USAGE);
  return { kind, name, one: values.one };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { one: { type: 'string' } } });
  } catch (err) {
    throw new GeneratorError(`${(err as Error).message}\n${USAGE}`, { cause: err });
  }
}
