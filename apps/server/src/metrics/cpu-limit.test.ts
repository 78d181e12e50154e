import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { coresOf, foldersOf, readCpuLimit } from './cpu-limit.ts';

it.each([
  ['50000 100000\n', 0.5],
  ['150000 100000', 1.5],
  ['max 100000\n', null],
  ['0 100000', null],
  ['50000 0', null],
  ['', null],
  ['half a core', null],
])('reads %j as %s cores', (text, cores) => {
  expect(coresOf(text)).toBe(cores);
});

it.each([
  ['0::/\n', ['']],
  ['0::/system.slice/earntrack.service\n', ['system.slice/earntrack.service', 'system.slice', '']],
  ['12:cpu,cpuacct:/docker/abc\n0::/docker/abc\n', ['docker/abc', 'docker', '']],
  ['12:cpu,cpuacct:/docker/abc\n', ['']],
  ['', ['']],
])('looks for limits of %j in %j', (text, folders) => {
  expect(foldersOf(text)).toEqual(folders);
});

/** Folders of limits as Linux has them, each with what its `cpu.max` says. */
function machineWith(quotas: Record<string, string>, ownPlace: string) {
  const root = mkdtempSync(join(tmpdir(), 'earntrack-cgroup-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [folder, text] of Object.entries(quotas)) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'cpu.max'), text);
  }
  writeFileSync(join(root, 'own'), ownPlace);
  return { limits: root, ownPlace: join(root, 'own') };
}

it('a process may use what the least of the quotas leaves that hold for it', async () => {
  const own = '0::/a.slice/app.service\n';
  expect(await readCpuLimit(machineWith({ '': '25000 100000' }, '0::/\n'))).toBe(0.25);
  const above = { 'a.slice': '30000 100000', 'a.slice/app.service': 'max 100000' };
  expect(await readCpuLimit(machineWith(above, own))).toBe(0.3);
  const beside = { 'b.slice': '10000 100000', 'a.slice/app.service': '60000 100000' };
  expect(await readCpuLimit(machineWith(beside, own))).toBe(0.6);
});

it('without a quota, and with one of more cores than there are, it may use all that there are', async () => {
  const all = availableParallelism();
  expect(await readCpuLimit(machineWith({ '': 'max 100000' }, '0::/\n'))).toBe(all);
  expect(await readCpuLimit(machineWith({ '': '900000000 100000' }, '0::/\n'))).toBe(all);
  expect(await readCpuLimit({ limits: '/nowhere', ownPlace: '/nowhere' })).toBe(all);
});
