import { targetOf } from '../imported-package.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Manifest, SourceFile, Workspace } from '../workspace.ts';

const README_LINES = 40;

export const declaredDependency: Rule = {
  name: 'declared-dependency',
  *check({ packages }) {
    for (const { manifest, files } of packages) {
      if (manifest) yield* files.flatMap((file) => undeclaredIn(file, manifest));
    }
  },
};

function undeclaredIn(file: SourceFile, manifest: Manifest): Violation[] {
  return file.imports.flatMap(({ specifier, isTypeOnly, line }) => {
    const { kind, name } = targetOf(specifier);
    if (kind === 'relative' || kind === 'node' || name === manifest.name) return [];
    const needsProduction = !isTypeOnly && !file.isTest && !file.isConfig;
    if (isDeclared(manifest, name, needsProduction)) return [];
    const place = needsProduction ? 'dependencies' : 'package.json';
    return [{ path: file.path, line, message: `${name} is not in ${place} of this package` }];
  });
}

function isDeclared(manifest: Manifest, name: string, needsProduction: boolean): boolean {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const places = [dependencies, optionalDependencies, ...(needsProduction ? [] : [devDependencies])];
  return places.some((place) => place?.[name] !== undefined);
}

export const catalogVersion: Rule = {
  name: 'catalog-version',
  *check(workspace) {
    for (const { path, manifest } of manifestsOf(workspace)) {
      // The pinned Node of each platform is optional at the root and has its version beside its name.
      const optional = path === 'package.json' ? {} : manifest.optionalDependencies;
      const { dependencies, devDependencies, peerDependencies } = manifest;
      const all = { ...dependencies, ...devDependencies, ...peerDependencies, ...optional };
      for (const [name, version] of Object.entries(all)) {
        const wanted = name.startsWith('@earntrack/') ? 'workspace:*' : 'catalog:';
        if (version !== wanted) yield { path, message: `${name} is "${version}" and should be "${wanted}"` };
      }
    }
  },
};

function* manifestsOf({ tree }: Workspace) {
  for (const [path, text] of tree) {
    if (/^package\.json$|^[^/]+\/[^/]+\/package\.json$/.test(path)) {
      yield { path, manifest: JSON.parse(text) as Manifest };
    }
  }
}

export const packageReadme: Rule = {
  name: 'package-readme',
  *check({ packages, tree }) {
    for (const { folder } of packages) {
      const path = `${folder}/README.md`;
      const lines = tree.get(path)?.trimEnd().split('\n').length;
      if (lines === undefined) yield { path, message: 'is missing' };
      else if (lines > README_LINES) yield { path, message: `has ${lines} lines, ${README_LINES} at most` };
    }
  },
};

export const lockedIntegrity: Rule = {
  name: 'locked-integrity',
  *check({ tree }) {
    const path = 'pnpm-lock.yaml';
    const lock = tree.get(path);
    if (lock === undefined) {
      yield { path, message: 'is missing' };
      return;
    }
    const packages = /^packages:\n(?<entries>(?:(?: .*)?\n)*)/m.exec(lock)?.groups?.['entries'];
    if (!packages) yield { path, message: 'lists no package' };
    for (const entry of (packages ?? '').split(/\n(?= {2}\S)/)) {
      const name = entry.trim().split('\n', 1)[0];
      if (name && !/^ {4}resolution: \{.*integrity: sha\d+-/m.test(entry)) {
        yield { path, message: `${name} has no integrity` };
      }
    }
  },
};
