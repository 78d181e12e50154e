import type { Rule } from '../rule.ts';
import type { SourceFile } from '../workspace.ts';

const VAGUE_PACKAGES = ['ui', 'utils', 'config', 'validators', 'common', 'shared', 'helpers', 'core', 'lib'];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const VAGUE_WORDS = ['utils', 'util', 'helpers', 'helper', 'misc', 'common', 'manager', 'data', 'info'];

export const packageName: Rule = {
  name: 'package-name',
  *check({ packages }) {
    for (const { folder, manifest } of packages) {
      const names = [folder, manifest?.name ?? ''].map((name) => name.split('/')[1] ?? '');
      const vague = names.find((name) => VAGUE_PACKAGES.includes(name));
      if (vague) yield { path: folder, message: `"${vague}" names no purpose` };
    }
  },
};

export const fileName: Rule = {
  name: 'file-name',
  *check({ packages }) {
    for (const file of packages.flatMap(({ files }) => files)) {
      const reason = refusalOf(file);
      if (reason) yield { path: file.path, message: reason };
    }
  },
};

function refusalOf({ path }: SourceFile): string | undefined {
  // The router's plugin reads these names: `__root.tsx`, `$earningId.tsx`, `routeTree.gen.ts`.
  if (/^apps\/web\/src\/(routes\/|[^/]+\.gen\.ts$)/.test(path)) return undefined;
  const segments = path.split('/').flatMap((segment) => segment.split('.'));
  const odd = segments.find((segment) => !KEBAB.test(segment));
  if (odd !== undefined) return `"${odd}" is not kebab-case`;
  const vague = segments.find((segment) => VAGUE_WORDS.includes(segment));
  return vague && `"${vague}" says nothing about what is in it`;
}
