import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './places.ts';

interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}
interface Rules {
  groups: { rules: { alert?: string; expr: string; labels?: Record<string, string> }[] }[];
}

/** What Prometheus is asked by a panel, an alert or a page, with the place where that is said. */
export interface Query {
  place: string;
  expr: string;
}

export function dashboardQueries(): Query[] {
  return textsOf('docker/grafana/dashboards').flatMap(([name, text]) =>
    (JSON.parse(text) as Dashboard).panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ place: `${name}: ${title}`, expr })),
    ),
  );
}

/** Every `promql` block of the runbook. */
export function documentedQueries(): Query[] {
  return textsOf('docs/runbook').flatMap(([name, text]) =>
    [...text.matchAll(/```promql\n([\s\S]*?)```/g)].map(([, expr = '']) => ({
      place: name,
      expr: expr.trim(),
    })),
  );
}

/**
 * What the alerts look at, without their limits: an alert of which no side is ever there could not fire. What is compared stands
 * left of the limit; "absent" asks for nothing, and gives nothing while all is well.
 */
export function alertQueries(): Query[] {
  return rulesOf()
    .filter(({ alert, expr }) => alert !== undefined && !/^absent\(|ALERTS/.test(expr))
    .map(({ alert = '', expr }) => ({ place: alert, expr: withoutLimits(expr) }));
}

/** Of every alert that has a rule, once also where several rules bring it. */
export function alertNames(): string[] {
  return [...new Set(rulesOf().flatMap(({ alert }) => alert ?? []))];
}

/** Every alert with the labels by which Alertmanager knows where to send it. */
export function alertLabels(): { alert: string; labels: Record<string, string> }[] {
  return rulesOf().flatMap(({ alert, labels = {} }) => (alert === undefined ? [] : { alert, labels }));
}

function rulesOf() {
  return textsOf('docker/prometheus/rules').flatMap(([, text]) =>
    (parse(text) as Rules).groups.flatMap(({ rules }) => rules),
  );
}

function withoutLimits(expr: string): string {
  const first = expr.split(/\n\s*(?:and|unless) /)[0] ?? '';
  return first.replace(/ (?:>|<|==) [^)]*$/, '');
}

function textsOf(folder: string): [name: string, text: string][] {
  const path = join(ROOT, folder);
  return readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]);
}
