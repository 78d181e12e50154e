import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileFacts, readFacts } from './file-facts.ts';

/** Repository-relative path, with forward slashes, to the text of the file; empty where no rule reads it. */
export type Tree = ReadonlyMap<string, string>;

export type Manifest = {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: string | Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

export type SourceFile = FileFacts & {
  readonly path: string;
  readonly isTest: boolean;
  readonly isConfig: boolean;
};

export type WorkspacePackage = {
  readonly folder: string;
  /** Absent for a folder of loose scripts, such as tooling/launch. */
  readonly manifest?: Manifest;
  readonly files: readonly SourceFile[];
};

export type Workspace = { readonly tree: Tree; readonly packages: readonly WorkspacePackage[] };

const GROUPS = ['apps', 'packages', 'tooling'];
/** Folders without packages. */
const OTHERS = ['docs', 'docker'];
const ROOT_FILES = /^(package\.json|railway\.json|pnpm-lock\.yaml|[^/]+\.md)$/;
const UNREAD = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report']);
// The wrong examples of the tools are wrong on purpose.
const EXAMPLES = /^tooling\/[^/]+\/fixtures$/;
const READ = /\.(ts|tsx|mjs|md)$|\/package\.json$/;

/** Every file of the repository that starts at `root`, but what was installed, built or hidden. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>();
  for (const name of readdirSync(root)) {
    if (ROOT_FILES.test(name)) tree.set(name, readFileSync(join(root, name), 'utf8'));
    if (GROUPS.includes(name) || OTHERS.includes(name)) readFolder(root, name, tree);
  }
  return tree;
}

function readFolder(root: string, folder: string, tree: Map<string, string>): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (UNREAD.has(entry.name) || entry.name.startsWith('.') || EXAMPLES.test(path)) continue;
    if (entry.isDirectory()) readFolder(root, path, tree);
    else tree.set(path, READ.test(path) ? readFileSync(join(root, path), 'utf8') : '');
  }
}

/** The packages of a tree, with what each source file imports and touches. Throws when a file does not parse. */
export function toWorkspace(tree: Tree): Workspace {
  const byFolder = Map.groupBy(tree.keys(), (path) => path.split('/').slice(0, 2).join('/'));
  const packages = [...byFolder]
    .filter(([folder, paths]) => GROUPS.includes(folder.split('/', 1)[0] ?? '') && paths[0] !== folder)
    .map(([folder, paths]) => toPackage(tree, folder, paths));
  return { tree, packages };
}

function toPackage(tree: Tree, folder: string, paths: readonly string[]): WorkspacePackage {
  const manifest = tree.get(`${folder}/package.json`);
  const sources = paths.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
  const files = sources.map((path) => ({
    path,
    isTest: /\.test(-d)?\.tsx?$|\/src\/(.+\/)?testing[./]|\/e2e\//.test(path),
    isConfig: /\/[^/]+\.config\.ts$/.test(path),
    ...readFacts(path, tree.get(path) ?? ''),
  }));
  return manifest === undefined
    ? { folder, files }
    : { folder, files, manifest: JSON.parse(manifest) as Manifest };
}
