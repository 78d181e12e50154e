import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export const DASHBOARDS = join(ROOT, 'docker/grafana/dashboards');
export const RULES = join(ROOT, 'docker/prometheus/rules');
export const RULE_TESTS = join(ROOT, 'docker/prometheus/tests');
export const PAGES = join(ROOT, 'docs/runbook');
