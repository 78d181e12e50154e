import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

export interface Component {
  type: string;
  group?: string;
  name: string;
  version: string;
  'bom-ref': string;
  purl?: string;
  cpe?: string;
  hashes?: { alg: string; content: string }[];
}

/** What a package is called by. */
type Part = Pick<Component, 'group' | 'name' | 'version' | 'bom-ref'>;

/** What we read of a bill of materials; the rest of it stays as pnpm wrote it. */
export interface Bill {
  metadata: { component: { 'bom-ref': string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** Whose packages are in the image: of two they are installed there, and the pages of the third are made of them. */
export const SHIPPED = ['@earntrack/server', '@earntrack/ops', '@earntrack/web'];
const MOST_BYTES = 32 * 1024 * 1024;

/** What runs where EarnTrack runs, by name, version and hash: what pnpm installs for this kind of machine, without what the Dockerfile takes away. */
export function billOfWhatShips(): Bill {
  const filters = SHIPPED.flatMap((name) => ['--filter-prod', `${name}...`]);
  const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const written = execFileSync(
    join(ROOT, 'node_modules/.bin/pnpm'),
    ['--silent', 'sbom', ...format, '--prod', ...filters],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
    },
  );
  return withoutThose(
    JSON.parse(written) as Bill,
    takenAway(readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8')),
  );
}

/** The folders of packages that the Dockerfile takes out of what was installed, as it names them: `typescript@*`. */
export function takenAway(dockerfile: string): string[] {
  const [, names = ''] = /cd node_modules\/\.pnpm \\\n\s+&& rm -rf (.+?)(?: \\)?\n/.exec(dockerfile) ?? [];
  if (names === '') throw new Error('docker/Dockerfile takes nothing out of node_modules/.pnpm any more.');
  return names.split(' ');
}

/** The bill without the packages whose folders have such names, and without what is said of them. */
export function withoutThose<Any extends Pick<Bill, 'dependencies'> & { components: Part[] }>(
  bill: Any,
  folders: readonly string[],
): Any {
  const patterns = folders.map((name) =>
    name
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*'),
  );
  const isGone = new RegExp(`^(?:${patterns.join('|')})$`);
  const gone = bill.components.filter((part) => isGone.test(folderOf(part))).map((part) => part['bom-ref']);
  return {
    ...bill,
    components: bill.components.filter((part) => !gone.includes(part['bom-ref'])),
    dependencies: bill.dependencies
      .filter(({ ref }) => !gone.includes(ref))
      .map((entry) =>
        entry.dependsOn
          ? { ...entry, dependsOn: entry.dependsOn.filter((ref) => !gone.includes(ref)) }
          : entry,
      ),
  };
}

/** As pnpm calls it in its store. */
function folderOf({ group, name, version }: Part): string {
  return `${group === undefined ? '' : `${group}+`}${name}@${version}`;
}
