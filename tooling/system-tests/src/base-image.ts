import { execFile } from 'node:child_process';
import { cp, mkdir, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ContainerEngine } from './container-engine.ts';
import { pathOf } from './programs.ts';

const run = promisify(execFile);
const SUITE = 'bookworm';
/** What Node is linked with, and what it trusts. */
const PACKAGES = 'ca-certificates,libatomic1';
const TAG = 'earntrack-base:of-a-test';
const TRUSTED = '/etc/ssl/of-this-machine.crt';

/**
 * An image that `docker/Dockerfile` can begin with, for an engine that reaches no registry: Debian's packages, the Node that
 * package.json pins (it runs this), and the npm of this machine. It trusts the certificates that this machine trusts.
 */
export async function makeBaseImage({
  env,
  folder,
}: Pick<ContainerEngine, 'env' | 'folder'>): Promise<string> {
  const root = join(folder, 'base');
  await run(pathOf('debootstrap'), ['--variant=minbase', `--include=${PACKAGES}`, SUITE, root]);
  await cp(process.execPath, join(root, 'usr/local/bin/node'));
  const modules = join(root, 'usr/local/lib/node_modules');
  await mkdir(modules, { recursive: true });
  await cp(dirname(dirname(await realpath(pathOf('npm')))), join(modules, 'npm'), { recursive: true });
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
  const certificates = process.env['NODE_EXTRA_CA_CERTS'];
  if (certificates) await cp(certificates, join(root, TRUSTED));
  const trust = certificates ? ['--change', `ENV NODE_EXTRA_CA_CERTS=${TRUSTED}`] : [];
  const archive = `${root}.tar`;
  await run('tar', ['--directory', root, '--create', '--file', archive, '.']);
  await run(pathOf('docker'), ['import', ...trust, archive, TAG], { env: { ...process.env, ...env } });
  await rm(root, { recursive: true, force: true });
  await rm(archive);
  return TAG;
}
