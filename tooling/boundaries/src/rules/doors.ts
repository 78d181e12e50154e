import { posix } from 'node:path';
import { doorOf, targetOf } from '../imported-package.ts';
import type { Rule } from '../rule.ts';
import type { Manifest } from '../workspace.ts';

export const packageDoor: Rule = {
  name: 'package-door',
  *check({ packages }) {
    const doors = new Map(packages.map(({ manifest }) => [manifest?.name, doorsOf(manifest)]));
    for (const { path, line, specifier } of importsOf(packages)) {
      const { kind, name } = targetOf(specifier);
      if (kind === 'workspace' && doors.get(name)?.includes(doorOf(specifier)) === false) {
        yield { path, line, message: `${specifier} is not among the exports of ${name}` };
      }
    }
  },
};

export const ownFolder: Rule = {
  name: 'own-folder',
  *check({ packages }) {
    for (const { path, line, specifier } of importsOf(packages)) {
      if (targetOf(specifier).kind !== 'relative') continue;
      const target = posix.join(posix.dirname(path), specifier);
      const folder = path.split('/', 2).join('/');
      if (!target.startsWith(`${folder}/`)) {
        yield { path, line, message: `${specifier} leaves ${folder}: import the package by its name` };
      }
    }
  },
};

export const featureDoor: Rule = {
  name: 'feature-door',
  *check({ packages }) {
    for (const { path, line, specifier } of importsOf(packages)) {
      const from = featureOf(path);
      if (!from || targetOf(specifier).kind !== 'relative') continue;
      const target = posix.join(posix.dirname(path), specifier);
      const to = featureOf(target);
      if (to && to !== from && !/^index\.tsx?$/.test(target.slice(to.length + 1))) {
        yield { path, line, message: `${specifier} enters another feature past its index.ts` };
      }
    }
  },
};

export const literalImport: Rule = {
  name: 'literal-import',
  *check({ packages }) {
    for (const { path, computedImports } of packages.flatMap(({ files }) => files)) {
      for (const { line } of computedImports) {
        yield { path, line, message: 'import() needs a literal, or no rule can see where it leads' };
      }
    }
  },
};

function* importsOf(packages: Parameters<Rule['check']>[0]['packages']) {
  for (const { path, imports } of packages.flatMap(({ files }) => files)) {
    for (const { specifier, line } of imports) yield { path, specifier, line };
  }
}

function featureOf(path: string): string | undefined {
  return /^(?:apps|packages)\/[^/]+\/src\/features\/[^/]+(?=\/)/.exec(path)?.[0];
}

function doorsOf(manifest: Manifest | undefined): string[] {
  const exported = manifest?.exports;
  return typeof exported === 'string' ? ['.'] : Object.keys(exported ?? {});
}
