import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAlertmanagerFolder, writePrometheusFolder } from './folders.ts';
import { type OnCall, openOnCall } from './on-call.ts';
import { DOCKER } from './places.ts';
import { freePorts } from './ports.ts';
import { installPrograms, pathOf } from './programs.ts';
import { alertLabels } from './queries.ts';
import { alertsOfOverview } from './runbook.ts';
import { shorterMessages, shorterRules, shorterScrapes } from './shorter-times.ts';

const run = promisify(execFile);
let folder: string;
let onCall: OnCall;

beforeAll(async () => {
  await installPrograms();
  folder = await mkdtemp(join(tmpdir(), 'earntrack-rules-'));
  onCall = await openOnCall();
  await writePrometheusFolder(join(folder, 'prometheus'), await freePorts(), 'a-token-of-this-run');
  await cp(join(DOCKER, 'alertmanager'), join(folder, 'alertmanager'), { recursive: true });
  await writeAlertmanagerFolder(join(folder, 'alertmanager'), onCall);
}, 300_000);

afterAll(async () => {
  await onCall?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('Prometheus can read its configuration and every rule', async () => {
  const config = join(folder, 'prometheus/prometheus.yml');
  const { stdout } = await run(pathOf('promtool'), ['check', 'config', config]);
  expect(stdout).toContain('rules found');
});

test('every alert fires when it should, is silent when it should be, and ends', async () => {
  const tests = join(DOCKER, 'prometheus/tests');
  const files = (await readdir(tests)).map((name) => join(tests, name));
  const { stdout } = await run(pathOf('promtool'), ['test', 'rules', ...files]);
  expect(stdout.match(/SUCCESS/g)).toHaveLength(files.length);
}, 120_000);

test('the blackbox exporter can read its configuration', async () => {
  const config = join(DOCKER, 'blackbox/blackbox.yml');
  const { stderr } = await run(pathOf('prometheus-blackbox-exporter'), [
    '--config.check',
    `--config.file=${config}`,
  ]);
  expect(stderr).toContain('Config file is ok');
});

test('Alertmanager can read its configuration once it is filled in', async () => {
  const { stdout } = await run(pathOf('amtool'), [
    'check-config',
    join(folder, 'alertmanager/alertmanager.yml'),
  ]);
  expect(stdout).toContain('SUCCESS');
});

/** What the overview of the runbook says of each alert, by severity and tier. */
const RECEIVERS: Readonly<Record<string, string>> = {
  'critical p1': 'sms,on-call,incidents',
  'critical p2': 'on-call,incidents',
  'warning p2': 'team',
  'warning p3': 'team',
  'none none': 'dead-man',
};

test('the overview of the runbook names every alert that has a rule, with its severity and tier', () => {
  const ofRules = alertLabels().map(
    ({ alert, labels }) => `${alert} ${labels['severity']} ${labels['tier']}`,
  );
  const ofOverview = alertsOfOverview().map(({ alert, severity, tier }) => `${alert} ${severity} ${tier}`);
  // Several rules may bring one alert.
  expect(ofOverview.toSorted()).toEqual([...new Set(ofRules)].toSorted());
});

test.each(alertsOfOverview())(
  '$alert goes to those whom the overview of the runbook promises it to',
  async ({ alert, severity, tier }) => {
    const { labels } = alertLabels().find((each) => each.alert === alert) ?? { labels: {} };
    const named = Object.entries({ alertname: alert, ...labels }).map(([name, value]) => `${name}=${value}`);
    const config = `--config.file=${join(folder, 'alertmanager/alertmanager.yml')}`;
    const { stdout } = await run(pathOf('amtool'), ['config', 'routes', 'test', config, ...named]);
    expect(stdout.trim()).toBe(RECEIVERS[`${severity} ${tier}`]);
  },
);

/** The configuration as the script writes it for what is given, or the sentence with which it ends. */
function renderWith(given: Record<string, string>): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', SECRETS_DIR: join(folder, 'nothing'), ...given };
  const alertmanager = join(DOCKER, 'alertmanager');
  return run(join(alertmanager, 'render.sh'), [join(alertmanager, 'alertmanager.yml')], { env }).then(
    ({ stdout }) => stdout,
    (err: { stderr: string; stdout: string }) => err.stdout + err.stderr,
  );
}

const MAIL = {
  SMTP_SMARTHOST: 'mail.example.com:587',
  SMTP_REQUIRE_TLS: 'true',
  ALERTS_FROM: 'alerts@example.com',
  TEAM_EMAIL: 'ada@example.com',
  ON_CALL_EMAIL: 'ada@example.com',
};

test('a configuration with a value that nobody gave is not written', async () => {
  expect(await renderWith({ ...MAIL, ALERTS_FROM: '' })).toMatch(
    /\nALERTS_FROM is not set, and .*alertmanager\.yml needs it\.\n$/,
  );
});

test('whoever is told by mail alone needs nothing else', async () => {
  const written = await renderWith(MAIL);
  expect(written).not.toMatch(/slack|pagerduty|webhook/);
  const file = join(folder, 'alertmanager/by-mail-alone.yml');
  await writeFile(file, written);
  const { stdout } = await run(pathOf('amtool'), ['check-config', file]);
  expect(stdout).toContain('5 receivers');
});

test('a configuration that would tell nobody is not written', async () => {
  expect(await renderWith({})).toBe(
    'Nothing is left of it: give at least one of TEAM_EMAIL, the file slack-url, the file pagerduty-key, SMS_WEBHOOK_URL, DEAD_MAN_URL.\n',
  );
});

test('a value may have any character of an address', async () => {
  const template = join(folder, 'template');
  await writeFile(template, 'url: "${SMS_WEBHOOK_URL}"\n');
  const env = { PATH: process.env['PATH'] ?? '', SMS_WEBHOOK_URL: 'https://a.example.com/x?a=1&b=|\\2' };
  const { stdout } = await run(join(DOCKER, 'alertmanager/render.sh'), [template], { env });
  expect(stdout).toBe('url: "https://a.example.com/x?a=1&b=|\\2"\n');
});

test('times are shortened, and nothing else is', () => {
  const rule = '    interval: 5s\n    expr: rate(a[5m]) > 14.4 * 0.001 and b[3d] > 86400\n    for: 15m\n';
  expect(shorterRules(rule)).toBe(
    '    expr: rate(a[30000ms]) > 14.4 * 0.001 and b[25920000ms] > 86400\n    for: 90000ms\n',
  );
  expect(shorterScrapes('  scrape_interval: 15s\n  evaluation_interval: 15s\n')).toBe(
    '  scrape_interval: 2s\n  evaluation_interval: 2s\n  scrape_timeout: 2s\n',
  );
  expect(shorterMessages('group_wait: 0s\ngroup_interval: 1m\nrepeat_interval: 4h\n')).toBe(
    'group_wait: 0s\ngroup_interval: 6000ms\nrepeat_interval: 4h\n',
  );
});
