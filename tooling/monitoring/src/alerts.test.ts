import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PAGES, RULE_TESTS, RULES } from './root.ts';

interface Rule {
  alert?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}
interface Check {
  expr: string;
  exp_samples: unknown[];
}

const filesOf = (folder: string) =>
  readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

const rules = filesOf(RULES)
  .flatMap((text) => (parse(text) as { groups: { rules: Rule[] }[] }).groups)
  .flatMap((group) => group.rules)
  .filter(({ alert }) => alert !== undefined);
const checks = filesOf(RULE_TESTS)
  .flatMap((text) => (parse(text) as { tests: { promql_expr_test: Check[] }[] }).tests)
  .flatMap((each) => each.promql_expr_test);

test('every alert has a page, and every page an alert', () => {
  // Pages of what is done by the calendar, and not when it rings, are named in lower case.
  const pages = readdirSync(PAGES).filter((name) => name !== 'README.md' && !/^[a-z]/.test(name));
  expect(pages.toSorted()).toEqual(rules.map(({ alert }) => `${alert}.md`).toSorted());
});

describe.each(rules.map((rule) => [rule.alert ?? '', rule] as const))('%s', (name, rule) => {
  test('says how bad it is, what it means and where to read on', () => {
    expect(rule.labels).toEqual({
      severity: expect.stringMatching(/^(critical|warning|none)$/),
      tier: expect.stringMatching(/^(p[123]|none)$/),
    });
    expect(rule.annotations).toEqual({
      summary: expect.stringMatching(/\w/),
      description: expect.stringMatching(/\w/),
      runbook: `docs/runbook/${name}.md`,
    });
  });

  test('is tried by a unit test that sees it fire, and silent before and after', () => {
    const fires = checks
      .filter(({ expr }) => expr.includes(`alertname="${name}"`))
      .map(({ exp_samples }) => exp_samples.length > 0);
    const seen = fires.map(Number).join('');
    // The watchdog never is silent.
    expect(seen).toMatch(name === 'Watchdog' ? /^1+$/ : /01+0/);
  });
});
