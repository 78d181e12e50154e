import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder } from './files.ts';
import { ROOT } from './root.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

describe('the lockfile', () => {
  const lockfile = read('pnpm-lock.yaml');
  const [, packages = ''] = /\npackages:\n([\s\S]*?)\nsnapshots:\n/.exec(lockfile) ?? [];
  const entries = packages.split(/\n(?= {2}\S)/).filter((entry) => entry.trim() !== '');

  test('has a SHA-512 for every package, so that no registry can give another one', () => {
    expect(entries.length).toBeGreaterThan(300);
    const without = entries.filter((entry) => !/resolution: \{integrity: sha512-[\w+/]{86}==\}/.test(entry));
    expect(without).toEqual([]);
  });

  test('takes no package from a repository, an address or a folder', () => {
    const sources = lockfile.split('\n').filter((line) => /^\s+(specifier|version|resolution):/.test(line));
    expect(sources.length).toBeGreaterThan(entries.length);
    expect(sources.filter((line) => /tarball|\bgit\b|github|https?:|file:|directory/.test(line))).toEqual([]);
  });
});

describe('the manifests', () => {
  const manifests = filesUnder().filter(
    (path) => /(^|\/)package\.json$/.test(path) && !path.includes('fixtures/'),
  );

  test('name every package exactly, or leave it to the catalogue', () => {
    expect(manifests.length).toBeGreaterThan(15);
    const loose = manifests.flatMap((path) => {
      const { dependencies, devDependencies, optionalDependencies, peerDependencies } = JSON.parse(
        read(path),
      ) as Record<string, Record<string, string> | undefined>;
      const all = { ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies };
      return Object.entries(all).filter(
        ([, wanted]) => !EXACT.test(wanted) && !/^(catalog:|workspace:\*)$/.test(wanted),
      );
    });
    expect(loose).toEqual([]);
  });

  test('run nothing when they are installed', () => {
    const hooks = /"(pre|post)?(install|prepare|prepublish)"\s*:/;
    expect(manifests.filter((path) => hooks.test(read(path)))).toEqual([]);
  });
});

describe('the workspace', () => {
  const workspace = read('pnpm-workspace.yaml');
  const blockOf = (name: string) =>
    new RegExp(`\\n${name}:\\n((?: {2}.*\\n?)+)`).exec(`\n${workspace}`)?.[1] ?? '';
  const valuesOf = (name: string) =>
    [...blockOf(name).matchAll(/^ {2}"?[^":]+"?: (.+)$/gm)].map(([, value]) => value);

  test('has exact versions in its catalogue', () => {
    const versions = valuesOf('catalog');
    expect(versions.length).toBeGreaterThan(40);
    expect(versions.filter((version) => !EXACT.test(version ?? ''))).toEqual([]);
  });

  test('lets no package run a script of its own when it is installed', () => {
    const builds = valuesOf('allowBuilds');
    expect(builds.length).toBeGreaterThan(0);
    expect(new Set(builds)).toEqual(new Set(['false']));
    expect(workspace).not.toMatch(/dangerously|onlyBuiltDependencies|neverBuiltDependencies/i);
  });

  test('pins the program that installs', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({
      packageManager: expect.stringMatching(/^pnpm@\d+\.\d+\.\d+$/),
    });
  });
});

describe('what CI runs', () => {
  const flows = filesUnder(join(ROOT, '.github')).filter(
    (path) => path.endsWith('.yml') && !path.includes('ISSUE'),
  );

  test('uses only actions of a named commit, or its own', () => {
    const uses = flows.flatMap((path) =>
      [...read(path).matchAll(/uses: (\S+)/g)].map(([, name = '']) => name),
    );
    expect(uses.length).toBeGreaterThan(5);
    expect(uses.filter((name) => !/^\.\/|^[\w-]+\/[\w-]+@[\da-f]{40}$/.test(name))).toEqual([]);
  });

  /** By how a workflow begins: of the clock, and of what whoever deploys tells of a deployment, which no pull request can. */
  const MAY_USE_SECRETS: [begins: RegExp, line: RegExp][] = [
    [
      /^name: Drills\n\non:\n {2}schedule:\n(?: {4}.*\n)+ {2}workflow_dispatch:\n\n/,
      /^ +[A-Z_]+: \$\{\{ secrets\.DRILL_[A-Z_]+ \}\}$/,
    ],
    [
      /^name: Watch a release\n\n# .*\non: deployment_status\n\n/,
      /^ +DATABASE_URL: \$\{\{ secrets\.RELEASE_DATABASE_URL \}\}$/,
    ],
  ];

  test('may read the repository and nothing else, keeps no credentials and runs no text of strangers', () => {
    const workflows = flows.filter((path) => path.includes('workflows/'));
    expect(workflows.length).toBeGreaterThan(0);
    for (const path of workflows) {
      const text = read(path);
      expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! {2})/m);
      expect(text).not.toMatch(/pull_request_target|workflow_run|write-all/);
      // Who changes what stands here may use them; a pull request may not, and no command has one in its text.
      const asked = text.match(/.*\bsecrets\b.*/g) ?? [];
      const allowed = MAY_USE_SECRETS.find(([head]) => head.test(text))?.[1] ?? /^$/;
      expect(asked.filter((line) => !allowed.test(line))).toEqual([]);
      // A release is published, and nobody but whoever may push a tag begins one.
      const isRelease = /^name: Release\n\non:\n {2}push:\n {4}tags: .*\n\n/.test(text);
      expect(/: write\b/.test(text) && !isRelease).toBe(false);
      expect(text).not.toMatch(/\$\{\{\s*github\.(event\.(?!pull_request\.number)|head_ref)/);
      const checkouts = [...text.matchAll(/uses: actions\/checkout@.*\n\s*with: (.*)/g)].map(
        ([, given]) => given,
      );
      expect(checkouts.length).toBe([...text.matchAll(/actions\/checkout@/g)].length);
      for (const given of checkouts) expect(given).toContain('persist-credentials: false');
    }
  });
});
