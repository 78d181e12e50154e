import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OnCall } from './on-call.ts';
import { DOCKER } from './places.ts';
import type { Ports } from './ports.ts';
import { shorterMessages, shorterRules, shorterScrapes } from './shorter-times.ts';

const run = promisify(execFile);

/** The folder of Prometheus as production has it; only where things are said is of this run. */
export async function writePrometheusFolder(folder: string, ports: Ports, token: string): Promise<void> {
  await cp(join(DOCKER, 'prometheus'), folder, { recursive: true });
  await mkdir(join(folder, 'secrets'));
  await writeFile(join(folder, 'secrets/metrics-token'), token, { mode: 0o600 });
  const parts = { earntrack: 'server', prometheus: 'prometheus', alertmanager: 'alertmanager' } as const;
  const exporters = { node: 'node', postgres: 'postgres', redis: 'redis', blackbox: 'blackbox' } as const;
  for (const [file, part] of Object.entries({ ...parts, ...exporters }))
    await writeTarget(folder, file, { targets: [`127.0.0.1:${ports[part]}`] });
  const labels = { blackbox: `127.0.0.1:${ports.blackbox}` };
  await writeTarget(folder, 'probe-health', { targets: [`http://127.0.0.1:${ports.front}/health`], labels });
  await writeTarget(folder, 'probe-certificate', { targets: [`127.0.0.1:${ports.tls}`], labels });
}

/** Prometheus reads it again by itself. */
export function writeTarget(folder: string, file: string, target: object): Promise<void> {
  // JSON is YAML.
  return writeFile(join(folder, `targets/${file}.yml`), JSON.stringify([target]));
}

/** The folder of Alertmanager, its configuration filled in by the script that fills it in production. */
export async function writeAlertmanagerFolder(folder: string, onCall: OnCall): Promise<void> {
  const source = join(DOCKER, 'alertmanager');
  await cp(join(source, 'templates'), join(folder, 'templates'), { recursive: true });
  await writeFile(join(folder, 'slack-url'), `${onCall.httpUrl}/slack`);
  await writeFile(join(folder, 'pagerduty-key'), 'routing-key-of-nobody');
  await writeFile(join(folder, 'smtp-password'), '');
  const env = {
    PATH: process.env['PATH'] ?? '',
    SECRETS_DIR: folder,
    SMTP_SMARTHOST: onCall.smtpHost,
    SMTP_REQUIRE_TLS: 'false',
    SMTP_USERNAME: '',
    ALERTS_FROM: 'alerts@example.com',
    TEAM_EMAIL: 'ops-team@example.com',
    ON_CALL_EMAIL: 'on-call@example.com',
    PAGERDUTY_URL: `${onCall.httpUrl}/pagerduty`,
    SMS_WEBHOOK_URL: `${onCall.httpUrl}/sms`,
    DEAD_MAN_URL: `${onCall.httpUrl}/dead-man`,
  };
  const { stdout } = await run(join(source, 'render.sh'), [join(source, 'alertmanager.yml')], { env });
  await writeFile(join(folder, 'alertmanager.yml'), stdout, { mode: 0o600 });
}

/** From here on everything goes ten times quicker: see shorter-times.ts. */
export async function shortenTimes(prometheusFolder: string, alertmanagerFolder: string): Promise<void> {
  const rules = join(prometheusFolder, 'rules');
  for (const name of await readdir(rules)) await rewrite(join(rules, name), shorterRules);
  await rewrite(join(prometheusFolder, 'prometheus.yml'), shorterScrapes);
  await rewrite(join(alertmanagerFolder, 'alertmanager.yml'), shorterMessages);
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}
