import { doorOf, type Target, targetOf } from '../imported-package.ts';
import type { Rule, Violation } from '../rule.ts';
import { CONFIG_FILES, type Row, TABLE, TESTING } from '../table.ts';
import type { SourceFile, WorkspacePackage } from '../workspace.ts';
import type { Import } from '../file-facts.ts';

export const listedPackage: Rule = {
  name: 'listed-package',
  *check({ packages }) {
    for (const { folder } of packages) {
      if (!TABLE[folder]) yield { path: folder, message: 'has no row in the table of allowed imports' };
    }
  },
};

export const workspaceImport = importRule('workspace-import', 'workspace');
export const npmImport = importRule('npm-import', 'npm');
export const nodeImport = importRule('node-import', 'node');

function importRule(name: string, kind: Target['kind']): Rule {
  return {
    name,
    *check({ packages }) {
      for (const pkg of packages) yield* refusals(pkg, kind);
    },
  };
}

function* refusals(pkg: WorkspacePackage, kind: Target['kind']): Iterable<Violation> {
  const row = TABLE[pkg.folder];
  if (!row) return;
  for (const file of pkg.files) {
    for (const imported of file.imports) {
      const target = targetOf(imported.specifier);
      if (target.kind !== kind || isOwnDoor(pkg, target)) continue;
      const reason = refusalOf(row, file, imported);
      if (reason) yield { path: file.path, line: imported.line, message: `${imported.specifier}: ${reason}` };
    }
  }
}

// A test may look at its own package from outside.
function isOwnDoor(pkg: WorkspacePackage, target: Target): boolean {
  return pkg.manifest?.name === target.name;
}

function refusalOf(row: Row, file: SourceFile, { specifier, isTypeOnly }: Import): string | undefined {
  const target = targetOf(specifier);
  if (file.isConfig && (target.kind === 'node' || CONFIG_FILES.includes(target.name))) return undefined;
  if (file.isTest && isForTests(row, specifier)) return undefined;
  if (target.kind === 'node') return row.node ? undefined : 'this package runs without Node';
  if (doorOf(specifier) === './testing') return 'only tests may open this door';
  const values = target.kind === 'npm' ? row.npm : row.workspace.map(withScope);
  const types = (row.workspaceTypes ?? []).map(withScope);
  if (values.includes(target.name)) return undefined;
  if (!types.includes(target.name)) return 'the table does not allow it here';
  return isTypeOnly ? undefined : 'the table allows only `import type` here';
}

function isForTests(row: Row, specifier: string): boolean {
  const { kind, name } = targetOf(specifier);
  const opened = doorOf(specifier) === './testing' ? specifier : name;
  return kind === 'node' || [...TESTING, ...(row.testing ?? [])].includes(opened);
}

function withScope(name: string): string {
  return `@earntrack/${name}`;
}
