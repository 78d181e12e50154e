import { targetOf } from '../imported-package.ts';
import type { Rule } from '../rule.ts';
import { CONFIG_FILES, TABLE, TESTING } from '../table.ts';
import type { Manifest, SourceFile, WorkspacePackage } from '../workspace.ts';

/** Programs that scripts call by another name than that of their package. */
const PACKAGE_OF_PROGRAM: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  playwright: '@playwright/test',
};

export const importedDependency: Rule = {
  name: 'imported-dependency',
  *check({ packages }) {
    for (const { folder, manifest, files } of packages) {
      if (!manifest) continue;
      const used = new Set([
        ...importedBy(files),
        ...programsOf(manifest),
        ...(TABLE[folder]?.unimported ?? []),
      ]);
      const { dependencies, devDependencies, optionalDependencies } = manifest;
      for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
        if (used.has(name) || isTypesOf(name, used)) continue;
        yield { path: `${folder}/package.json`, message: `${name} is declared and nobody imports it` };
      }
    }
  },
};

/** Makes sense of the whole repository only: a part of it uses a part of the table. */
export const usedPermission: Rule = {
  name: 'used-permission',
  *check({ packages }) {
    const path = 'tooling/boundaries/src/table.ts';
    for (const pkg of packages) {
      for (const name of unusedIn(pkg)) yield { path, message: `${pkg.folder} never uses ${name}` };
    }
    const files = packages.flatMap((pkg) => pkg.files);
    const inConfigs = importedBy(files.filter(({ isConfig }) => isConfig));
    const inTests = importedBy(files.filter(({ isTest }) => isTest));
    for (const name of CONFIG_FILES) {
      if (!inConfigs.has(name)) yield { path, message: `no *.config.ts uses ${name}` };
    }
    for (const name of TESTING) {
      if (!inTests.has(name)) yield { path, message: `no test uses ${name}` };
    }
  },
};

function unusedIn({ folder, manifest, files }: WorkspacePackage): string[] {
  const row = TABLE[folder];
  if (!row) return [];
  const inProduct = importedBy(files.filter(({ isTest, isConfig }) => !isTest && !isConfig));
  const inTests = importedBy(files.filter(({ isTest }) => isTest));
  const inAll = importedBy(files);
  const workspace = [...row.workspace, ...(row.workspaceTypes ?? [])].map((name) => `@earntrack/${name}`);
  const { dependencies, devDependencies } = manifest ?? {};
  const isDeclared = (name: string) => name in { ...dependencies, ...devDependencies };
  return [
    ...[...workspace, ...row.npm].filter((name) => !inProduct.has(name)),
    ...(row.testing ?? []).filter((name) => !inTests.has(name)),
    ...(row.unimported ?? []).filter((name) => inAll.has(name) || !isDeclared(name)),
  ];
}

/** The packages that files import; whatever is Node's counts as `node`, because `@types/node` is for all of it. */
function importedBy(files: readonly SourceFile[]): Set<string> {
  const targets = files.flatMap(({ imports }) => imports.map(({ specifier }) => targetOf(specifier)));
  return new Set(targets.map(({ kind, name }) => (kind === 'node' ? 'node' : name)));
}

function programsOf({ scripts = {} }: Manifest): string[] {
  const programs = Object.values(scripts).map((script) => script.split(' ', 1)[0] ?? '');
  return programs.map((program) => PACKAGE_OF_PROGRAM[program] ?? program);
}

function isTypesOf(name: string, used: ReadonlySet<string>): boolean {
  return name.startsWith('@types/') && used.has(name.slice('@types/'.length));
}
