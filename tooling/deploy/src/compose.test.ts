import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './root.ts';

interface Service {
  image?: string;
  command?: string[];
  network_mode?: string;
  extra_hosts?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  env_file?: { path: string; required: boolean }[];
  read_only?: boolean;
  stop_grace_period?: string;
  pid?: string;
  profiles?: string[];
}

const FILES = ['compose.yaml', 'compose.scaled.yaml'];
const read = (name: string) => readFileSync(join(ROOT, 'docker', name), 'utf8');
const servicesOf = (name: string) =>
  (
    parse(read(name), { merge: true, customTags: [{ tag: '!reset', collection: 'seq' }] }) as {
      services: Record<string, Service>;
    }
  ).services;

/** How files are laid out; ours are laid out to be read from top to bottom. */
const STYLE = {
  'no-quotes-in-volumes': 0,
  'require-project-name-field': 0,
  'require-quotes-in-ports': 0,
  'service-keys-order': 0,
  'services-alphabetical-order': 0,
  'top-level-properties-order': 0,
} as const;

interface Linted {
  messages: { line: number; message: string }[];
}

function faultsOf(path: string): string[] {
  const linter = new DCLinter({ rules: STYLE, quiet: false, debug: false, exclude: [] });
  return linter
    .lintFiles([path], false)
    .flatMap(({ messages }: Linted) => messages.map(({ line, message }) => `${line}: ${message}`));
}

describe.each(FILES)('%s', (name) => {
  test('is a file of compose, to its last key', () => {
    expect(faultsOf(join(ROOT, 'docker', name))).toEqual([]);
  });

  test('pins every image, and opens nothing beyond this machine', () => {
    const services = Object.values(servicesOf(name));
    const foreign = services.flatMap(({ image = '' }) => (/^(earntrack:|$)/.test(image) ? [] : [image]));
    expect(foreign.filter((image) => !/:v?\d+\.\d+[\w.-]*$/.test(image))).toEqual([]);
    const ports = services.flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

test('a key that compose does not know would be found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-compose-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'compose.yaml');
  writeFileSync(path, read('compose.yaml').replace('    shm_size:', '    shmsize:'));
  expect(faultsOf(path).join()).toContain('must NOT have additional properties');
});

test('what has no default is asked for in words, and .env has a place for it', () => {
  const text = FILES.map(read).join('\n');
  const example = read('env.example');
  const asked = [...text.matchAll(/\$\{(\w+)(:[?-])?([^}]*)\}/g)];
  expect(asked.length).toBeGreaterThan(10);
  for (const [, variable = '', how, words = ''] of asked) {
    expect(example).toMatch(new RegExp(`^${variable}=`, 'm'));
    expect([variable, how]).toEqual([variable, expect.stringMatching(/^:[?-]$/)]);
    expect([variable, how === ':-' || words.length > 15]).toEqual([variable, true]);
  }
  for (const name of ['POSTGRES_PASSWORD', 'JWT_SECRET', 'SECRETS_KEY', 'METRICS_TOKEN'])
    expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
});

test('the app is given settings that it reads, on a root that it cannot write, and more time to end than it takes', () => {
  const settings = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const { app } = servicesOf('compose.yaml');
  for (const name of Object.keys(app?.environment ?? {}))
    expect(settings).toMatch(new RegExp(`^${name}=`, 'm'));
  expect(app?.read_only).toBe(true);
  const graceSeconds = Number(app?.environment?.['SHUTDOWN_GRACE_MS']) / 1_000;
  expect(Number.parseInt(app?.stop_grace_period ?? '', 10)).toBeGreaterThan(graceSeconds);
});

test('the app and the exporter sign in as the role that a new PostgreSQL makes, which is not its superuser', () => {
  const { app, postgres, 'postgres-exporter': exporter } = servicesOf('compose.yaml');
  const made = postgres?.environment ?? {};
  const [role, database] = [made['POSTGRES_ROLE'] ?? '', made['POSTGRES_DB'] ?? ''];
  expect([role, database]).toEqual(['${POSTGRES_ROLE:-earntrack}', '${POSTGRES_DATABASE:-earntrack}']);
  expect(made['POSTGRES_USER']).not.toBe(role);
  expect(app?.environment?.['DATABASE_URL']).toBe(
    `postgres://${role}:${made['POSTGRES_PASSWORD']}@postgres:5432/${database}`,
  );
  expect(exporter?.environment).toMatchObject({
    DATA_SOURCE_USER: role,
    DATA_SOURCE_PASS: made['POSTGRES_PASSWORD'],
    DATA_SOURCE_URI: `postgres:5432/${database}?sslmode=disable`,
  });
});

test('every other setting reaches whatever runs the image, and only from a file that nobody commits', () => {
  const {
    app,
    migrate,
    'app-2': second,
  } = { ...servicesOf('compose.scaled.yaml'), ...servicesOf('compose.yaml') };
  for (const service of [app, migrate])
    expect(service?.env_file).toEqual([{ path: '.env.app', required: false }]);
  expect(second).toMatchObject({ extends: { file: 'compose.yaml', service: 'app' } });
  expect(readFileSync(join(ROOT, '.gitignore'), 'utf8')).toMatch(/^\.env\.\*$/m);
});

test('what the app writes to lies in a volume that the image gives its user, and each instance has its own log', () => {
  const { app, migrate } = servicesOf('compose.yaml');
  const { 'app-2': second } = servicesOf('compose.scaled.yaml');
  const folders = [app, second].map((service) => service?.environment?.['LOG_DIR'] ?? '');
  expect(new Set(folders).size).toBe(2);
  const [, backups = ''] = /\$\{BACKUP_TO:-([^}]+)\}/.exec(app?.environment?.['BACKUP_TO'] ?? '') ?? [];
  const places = app?.volumes?.map((volume) => volume.split(':')[1] ?? '') ?? [];
  for (const folder of [...folders, backups])
    expect(places.filter((place) => folder === place || folder.startsWith(`${place}/`))).toHaveLength(1);
  expect(migrate?.volumes).toEqual(app?.volumes);
  const dockerfile = read('Dockerfile');
  const [, user = ''] = /^USER (\d+):/m.exec(dockerfile) ?? [];
  const [, made = ''] =
    new RegExp(`install --directory --owner=${user} --group=${user} --mode=0700 (.+)$`, 'm').exec(
      dockerfile,
    ) ?? [];
  expect(made.split(' ')).toEqual(places);
});

test('the log of the image is JSON, also where its stdout is a terminal', () => {
  const [, set = ''] = /^ENV (NODE_ENV=production .+)$/m.exec(read('Dockerfile')) ?? [];
  expect(set.split(' ')).toContain('LOG_FORMAT=json');
});

test('the app can be told of the Prometheus that stands beside it, at the address at which Grafana asks it', () => {
  const { app, grafana } = servicesOf('compose.yaml');
  expect(app?.environment?.['PROMETHEUS_URL']).toBe('${PROMETHEUS_URL:-}');
  const address = grafana?.environment?.['PROMETHEUS_URL'];
  for (const page of ['docker/README.md', 'docs/how-to/deploy.md', 'docs/runbook/weekly-review.md'])
    expect(readFileSync(join(ROOT, page), 'utf8')).toContain(`PROMETHEUS_URL=${address}`);
});

test('with two instances the probe asks what people come to, and each target of theirs takes the place of one', () => {
  const { nginx, prometheus } = servicesOf('compose.scaled.yaml');
  const [, port] = /:(\d+)$/.exec(nginx?.ports?.[0] ?? '') ?? [];
  const [probe] = parse(read('prometheus/targets-scaled/probe-health.yml')) as ProbeTargets;
  expect(probe?.targets).toContain(`http://nginx:${port}/health`);
  const [alone] = parse(read('prometheus/targets/probe-health.yml')) as ProbeTargets;
  expect(probe?.labels).toEqual(alone?.labels);
  const names = readdirSync(join(ROOT, 'docker/prometheus/targets-scaled'));
  expect(prometheus?.volumes).toEqual(
    names.map((name) => `./prometheus/targets-scaled/${name}:/etc/prometheus/targets/${name}:ro`),
  );
  expect(readdirSync(join(ROOT, 'docker/prometheus/targets'))).toEqual(expect.arrayContaining(names));
});

test('the exporter of the machine sees its network, and listens where Prometheus alone is told that it is', () => {
  const { 'node-exporter': exporter, prometheus, ...others } = servicesOf('compose.yaml');
  expect(exporter).toMatchObject({ network_mode: 'host', pid: 'host' });
  const [place = '', ...more] =
    exporter?.command?.filter((words) => words.startsWith('--web.listen-address=')) ?? [];
  const [, host = '', port = ''] = /^--web\.listen-address=(.+):(\d+)$/.exec(place) ?? [];
  expect([host, more]).toEqual(['${HOST_GATEWAY:-172.17.0.1}', []]);
  const [target] = parse(read('prometheus/targets/node.yml')) as { targets: string[] }[];
  expect(target?.targets).toEqual([`node-exporter:${port}`]);
  expect(prometheus?.extra_hosts).toEqual([`node-exporter:${host}`]);
  // What is in the network of the machine could listen to all the world without a port being named.
  for (const other of Object.values(others)) expect(other.network_mode).toBeUndefined();
});

type ProbeTargets = { targets: string[]; labels: Record<string, string> }[];

interface LokiFile {
  server: { http_listen_port: number };
  limits_config: { retention_period: string };
  compactor: { retention_enabled: boolean; delete_request_store: string; working_directory: string };
  schema_config: { configs: { object_store: string; schema: string; store: string }[] };
}

/** No engine is here to start Loki and Alloy: what is tried is that their files fit each other, compose and Grafana. */
describe('lines of the log', () => {
  const loki = parse(read('loki/loki.yml')) as LokiFile;
  const shipper = read('alloy/config.alloy');
  const services = { ...servicesOf('compose.yaml'), ...servicesOf('compose.scaled.yaml') };

  test('are kept for seven days and then taken away, from the volume that they are in', () => {
    expect(loki.limits_config.retention_period).toBe('168h');
    expect(loki.compactor).toMatchObject({ retention_enabled: true });
    expect(loki.schema_config.configs.map(({ object_store: kept }) => kept)).toEqual([
      loki.compactor.delete_request_store,
    ]);
    expect(services['loki']?.volumes).toContain('loki:/loki');
    expect(loki.compactor.working_directory).toMatch(/^\/loki\//);
  });

  test('are sent where Loki listens, and Grafana looks there', () => {
    const origin = `http://loki:${loki.server.http_listen_port}`;
    expect(shipper).toContain(`url = "${origin}/loki/api/v1/push"`);
    expect(servicesOf('compose.yaml')['grafana']?.environment).toMatchObject({ LOKI_URL: origin });
    expect(parse(read('grafana/provisioning/datasources/loki.yml'))).toMatchObject({
      datasources: [{ type: 'loki', url: '$LOKI_URL' }],
    });
  });

  test('of every instance are read as what they are, and every component of the shipper leads to one that there is', () => {
    const [, written = ''] = /selector = "\{service=~\\"([^\\]+)\\"\}"/.exec(shipper) ?? [];
    const ours = Object.keys(services).filter((name) => new RegExp(`^(?:${written})$`).test(name));
    expect(ours.toSorted()).toEqual(['app', 'app-2']);
    const made = [...shipper.matchAll(/^([a-z_.]+) "(\w+)" \{$/gm)].map(
      ([, kind, label]) => `${kind}.${label}`,
    );
    const named = [...shipper.matchAll(/\b((?:discovery|loki)\.\w+\.\w+)\.(?:targets|output|receiver)/g)];
    expect(named.length).toBe(4);
    expect(named.map(([, name]) => name).filter((name) => !made.includes(name ?? ''))).toEqual([]);
    expect(shipper.match(/\{/g)?.length).toBe(shipper.match(/\}/g)?.length);
  });

  test('are looked for in Grafana by services that there are', () => {
    const how = readFileSync(join(ROOT, 'docs/how-to/deploy.md'), 'utf8');
    const [, queries = ''] = /```logql [^\n]*\n([\s\S]*?)```/.exec(how) ?? [];
    const selectors = [...queries.matchAll(/service=~?"([^"]+)"/g)].map(([, which = '']) => which);
    expect(selectors.length).toBeGreaterThan(3);
    for (const which of selectors)
      expect(Object.keys(services).some((name) => new RegExp(`^(?:${which})$`).test(name))).toBe(true);
  });
});
