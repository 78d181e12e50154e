import { describe, expect, it } from 'vitest';
import type { FigureSpec } from './figure-spec.ts';
import { judgeFigures, judgeIncidents, judgeLists, verdictOf } from './judge-week.ts';
import { FIGURE_NAMES, type FigureName, FIGURES, type TwoWeeks } from './week-figures.ts';

const week = (values: TwoWeeks['now']['values'], lists: TwoWeeks['now']['lists'] = {}) => ({ values, lists });
const source = (now: TwoWeeks['now'], before: TwoWeeks['before'] = null, name = 'Prometheus'): TwoWeeks => ({
  source: name,
  now,
  before,
  remarks: [],
});

describe('a figure', () => {
  const limits = FIGURE_NAMES.flatMap((name) => {
    const spec: FigureSpec = FIGURES[name];
    return (['look', 'act'] as const).flatMap((verdict) =>
      spec[verdict] === undefined ? [] : [[name, verdict, spec[verdict]] as const],
    );
  });

  it.each(limits)('of %s is to %s past its limit, and not at it', (name, verdict, limit) => {
    const worse = FIGURES[name].better === 'less' ? 1.01 : 0.99;
    const past = limit === 0 ? 1 : limit * worse;
    expect(verdictOf(FIGURES[name], past, null)).toBe(verdict);
    expect(verdictOf(FIGURES[name], limit, null)).toBe(
      verdict === 'act' && 'look' in FIGURES[name] ? 'look' : 'ok',
    );
  });

  const trends: [FigureName, number, number, string][] = [
    ['p95', 0.4, 0.25, 'look'],
    ['p95', 0.3, 0.25, 'ok'],
    // Much worse by share, and nothing that anybody feels.
    ['p95', 0.02, 0.01, 'ok'],
    ['p95', 0.25, 0.4, 'ok'],
    ['cacheHits', 0.85, 0.99, 'ok'],
    ['turnWait', 0.001, 0.0005, 'ok'],
    ['turnWait', 0.06, 0.001, 'look'],
    ['turnWait', 0.3, 0.3, 'act'],
    ['sentAway', 3, 3, 'look'],
    ['restarts', 4, 0, 'look'],
    ['requests', 10, 100_000, 'ok'],
  ];
  it.each(trends)('of %s that is %d after %d is %s', (name, now, before, verdict) => {
    expect(verdictOf(FIGURES[name], now, before)).toBe(verdict);
  });

  it('is told with its source, its number, the week before and what to do', () => {
    const now = week({ requests: 90_000, failureRatio: 0.006 });
    const { findings } = judgeFigures([source(now, week({ requests: 100_000, failureRatio: 0.003 }))]);
    expect(findings).toMatchObject([
      {
        name: 'Requests',
        measured: '90,000, 10 % less than the week before (100,000)',
        verdict: 'ok',
        todo: '',
      },
      {
        measured: '0.6 %, 100 % more than the week before (0.3 %)',
        verdict: 'act',
        todo: expect.stringContaining('earntrack logs errors'),
        source: 'Prometheus',
        value: 0.006,
        before: 0.003,
      },
    ]);
  });

  it('is no alarm where it is a ratio of few failures', () => {
    const { findings } = judgeFigures([source(week({ requests: 50, failureRatio: 0.02 }))]);
    expect(findings[1]).toMatchObject({
      verdict: 'look',
      measured: '2 %, and of the week before nothing is known',
    });
  });

  it('comes from the first source that has it, and is said to be missing where none has', () => {
    const first = source(week({ requests: 10 }));
    const second = source(week({ requests: 99, peopleAffected: 1 }), null, 'log');
    const { findings, unmeasured } = judgeFigures([first, second]);
    expect(findings.map(({ source, value }) => [source, value])).toEqual([
      ['Prometheus', 10],
      ['log', 1],
    ]);
    expect(findings.length + unmeasured.length).toBe(FIGURE_NAMES.length);
    expect(unmeasured).toContainEqual({
      name: 'Deployments',
      why: 'the database knows it, and was not read',
    });
  });
});

describe('a list', () => {
  it('of errors is looked at where one of them is ours', () => {
    const errors = (name: string) =>
      judgeLists([source(week({}, { errors: [{ name, value: 3, times: 3 }] }))]);
    expect(errors('internal').findings).toMatchObject([{ verdict: 'look', rows: ['3 × internal'] }]);
    expect(errors('not_found').findings).toMatchObject([{ verdict: 'ok' }]);
    expect(errors('not_found').unmeasured).toHaveLength(2);
  });

  it('of what was slowest is looked at where one takes longer than a second', () => {
    const slowest = (value: number) =>
      judgeLists([source(week({}, { slowest: [{ name: 'analytics.report', value, times: 1 }] }))]).findings;
    expect(slowest(1)).toMatchObject([{ verdict: 'ok', rows: ['1 s  analytics.report (1 time)'] }]);
    expect(slowest(1.1)).toMatchObject([{ verdict: 'look' }]);
  });
});

it('an incident that is open, or of which nobody wrote the cause, is for now', () => {
  const incident = {
    id: 'x',
    severity: 'P2' as const,
    title: 'Slow',
    minutes: 90,
    isOpen: false,
    lacksCause: false,
  };
  expect(judgeIncidents([], 'database')).toMatchObject({ verdict: 'ok', measured: '0 incidents' });
  expect(judgeIncidents([incident], 'database')).toMatchObject({
    verdict: 'look',
    rows: ['P2 Slow: 90 min (x)'],
  });
  expect(judgeIncidents([{ ...incident, lacksCause: true }], 'database').verdict).toBe('act');
  expect(judgeIncidents([incident, { ...incident, isOpen: true }], 'database')).toMatchObject({
    verdict: 'act',
    todo: expect.stringContaining('open'),
  });
});
