import { posix } from 'node:path';
import type { Rule } from '../rule.ts';
import type { Manifest, Tree } from '../workspace.ts';

const LINK = /\]\((?<target>[^)#\s]+)[^)]*\)/g;
const PICTURE = /\b(?:src|srcset|href)="(?<target>[^"#\s]+)/g;
const CODE = /`(?<code>[^`]+)`/g;
const ELSEWHERE = /^[a-z]+:/;
/** In code, a path is known by its folder or by its ending. Stars and the like stand for something. */
const PATH = /^(?:(?:apps|packages|tooling|docs|src)\/[\w./-]*|[\w-][\w./-]*\.(?:tsx?|mjs|json|yaml|md))$/;
const PNPM = /(?:^|\s)pnpm (?:-s )?(?:--filter @earntrack\/(?<filtered>\S+) )?(?<script>[a-z][\w:]*)/;
const NPM = /(?:^|\s)npm (?:run )?(?<script>[a-z][\w:]*)/;
/** What npm and pnpm do by themselves, without a script. */
const BY_THEMSELVES = ['exec', 'install'];

export const namedPath: Rule = {
  name: 'named-path',
  *check({ tree }) {
    for (const [path, text] of tree) {
      if (!path.endsWith('.md')) continue;
      for (const [index, words] of withFencesAsCode(text).entries()) {
        const missing = [...missingLinks(tree, path, words), ...missingInCode(tree, path, words)];
        yield* missing.map((message) => ({ path, line: index + 1, message }));
      }
    }
  },
};

/** The lines of a document; each one of a block of commands counts as code. */
function withFencesAsCode(text: string): string[] {
  let fence: string | null = null;
  return text.split('\n').map((line) => {
    const opened = /^```(?<language>\w*)/.exec(line)?.groups?.['language'];
    if (opened === undefined) return fence === '' ? `\`${line}\`` : line;
    fence = fence === null ? opened : null;
    return line;
  });
}

function missingLinks(tree: Tree, path: string, words: string): string[] {
  const targets = [LINK, PICTURE]
    .flatMap((form) => [...words.matchAll(form)])
    .flatMap(({ groups }) => groups?.['target'] ?? []);
  return targets
    .filter((target) => !ELSEWHERE.test(target) && !isThere(tree, posix.join(posix.dirname(path), target)))
    .map((target) => `links to ${target}, which is not there`);
}

function missingInCode(tree: Tree, path: string, words: string): string[] {
  const codes = [...words.matchAll(CODE)].flatMap(({ groups }) => groups?.['code'] ?? []);
  return codes.flatMap((code) => {
    const script = missingScript(tree, path, code);
    if (script !== undefined) return `calls ${code}, and there is no script ${script}`;
    return PATH.test(code) && !isNamed(tree, path, code) ? `names ${code}, which is not there` : [];
  });
}

function missingScript(tree: Tree, path: string, code: string): string | undefined {
  const { filtered, script } = (PNPM.exec(code) ?? NPM.exec(code))?.groups ?? {};
  if (script === undefined || BY_THEMSELVES.includes(script)) return undefined;
  const named = [...tree.keys()].filter((each) => each.endsWith(`/${filtered}/package.json`));
  const own = [`${folderOf(path)}/package.json`, 'package.json'];
  return (filtered === undefined ? own : named).some((each) => script in scriptsOf(tree, each))
    ? undefined
    : script;
}

function scriptsOf(tree: Tree, path: string): Readonly<Record<string, string>> {
  return (JSON.parse(tree.get(path) ?? '{}') as Manifest).scripts ?? {};
}

/** A document of a package may leave out the way from there to the file; every document may start at the root. */
function isNamed(tree: Tree, path: string, named: string): boolean {
  const clean = named.replace(/\/$/, '');
  if (isThere(tree, clean)) return true;
  const folder = folderOf(path);
  return [...tree.keys()].some((each) => each.startsWith(folder) && `${each}/`.includes(`/${clean}/`));
}

function isThere(tree: Tree, path: string): boolean {
  const clean = path.replace(/\/$/, '');
  return tree.has(clean) || [...tree.keys()].some((each) => each.startsWith(`${clean}/`));
}

function folderOf(path: string): string {
  return /^(?:apps|packages|tooling)\/[^/]+/.exec(path)?.[0] ?? '';
}
