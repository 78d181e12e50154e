import { isBuiltin } from 'node:module';

const SCOPE = '@earntrack/';

export type Target = { readonly kind: 'relative' | 'node' | 'workspace' | 'npm'; readonly name: string };

/** Where a specifier leads: `@earntrack/db` and `zod/v4` are packages, `node:fs` and `fs` are Node's. */
export function targetOf(specifier: string): Target {
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
    return { kind: 'relative', name: specifier };
  }
  if (isBuiltin(specifier)) return { kind: 'node', name: specifier };
  const name = packageNameOf(specifier);
  return { kind: name.startsWith(SCOPE) ? 'workspace' : 'npm', name };
}

/** `.` for the package itself, `./x` for what is behind it: the key that its `exports` would need. */
export function doorOf(specifier: string): string {
  return `.${specifier.slice(packageNameOf(specifier).length)}`;
}

function packageNameOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
