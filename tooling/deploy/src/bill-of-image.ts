import type { Bill, Component } from './bill.ts';
import { debianPackagesOf, purlOf } from './debian-packages.ts';

/** What an image says of itself. */
export interface ImageFacts {
  /** Its `/var/lib/dpkg/status`. */
  status: string;
  /** Its `/etc/os-release`. */
  release: string;
  /** The version of its Node. */
  node: string;
  /** What it was built upon, by name and digest. */
  base: { name: string; digest: string };
}

/** A bill of packages of npm with all that is beneath them: the image that ours begins with, its system, its packages, and Node. */
export function withImage(bill: Bill, { status, release, node, base }: ImageFacts): Bill {
  const system = systemOf(release);
  const distro = `${system.name}-${system.version}`;
  const beneath: Component[] = [
    { type: 'operating-system', 'bom-ref': `os:${distro}`, ...system },
    nodeOf(node),
    ...debianPackagesOf(status).map((one) => ({
      type: 'library',
      'bom-ref': purlOf(one, distro),
      name: one.name,
      version: one.version,
      purl: purlOf(one, distro),
    })),
  ];
  const begun = baseOf(base);
  const root = bill.metadata.component['bom-ref'];
  return {
    ...bill,
    components: [...bill.components, begun, ...beneath],
    dependencies: [
      ...bill.dependencies.map((entry) =>
        entry.ref === root ? { ...entry, dependsOn: [...(entry.dependsOn ?? []), begun['bom-ref']] } : entry,
      ),
      { ref: begun['bom-ref'], dependsOn: beneath.map((part) => part['bom-ref']) },
    ],
  };
}

function systemOf(release: string): { name: string; version: string } {
  const valueOf = (key: string) => new RegExp(`^${key}="?([^"\\n]+)"?$`, 'm').exec(release)?.[1];
  const [name, version] = [valueOf('ID'), valueOf('VERSION_ID')];
  if (name === undefined || version === undefined) throw new Error('/etc/os-release names no system.');
  return { name, version };
}

function nodeOf(version: string): Component {
  const cpe = `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`;
  const purl = `pkg:generic/node@${version}`;
  return { type: 'application', 'bom-ref': purl, name: 'node', version, purl, cpe };
}

/** "node:26.1.0-bookworm-slim" and "sha256:…". */
function baseOf({ name, digest }: ImageFacts['base']): Component {
  const [, repository = '', tag = ''] = /^(.+?)(?::([\w.-]+))?(?:@.+)?$/.exec(name) ?? [];
  const [, content = ''] = /^sha256:([0-9a-f]{64})$/.exec(digest) ?? [];
  if (content === '') throw new Error(`The base ${name} has no digest: "${digest}".`);
  const last = repository.split('/').at(-1) ?? repository;
  const purl = `pkg:oci/${last}@sha256%3A${content}?repository_url=${encodeURIComponent(repository)}${tag && `&tag=${tag}`}`;
  const hashes = [{ alg: 'SHA-256', content }];
  return { type: 'container', 'bom-ref': purl, name: repository, version: tag || digest, purl, hashes };
}
