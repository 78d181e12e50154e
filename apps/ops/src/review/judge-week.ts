import type { IncidentOfWeek } from '@earntrack/api/server';
import { amountOf, changeOf, counted } from './amounts.ts';
import type { FigureSpec } from './figure-spec.ts';
import { act, type Finding, look, type Verdict, WELL } from './finding.ts';
import {
  FIGURE_NAMES,
  type FigureName,
  FIGURES,
  type Listed,
  type ListName,
  type TwoWeeks,
} from './week-figures.ts';

/** So much worse than the week before is looked at although no limit is reached. */
const WORSE = 1.25;
/** Under so many failures a ratio of them is chance: looked at, and no more. */
const FEW_FAILURES = 5;

/** Each figure from the first source that has it; and those that none has. */
export function judgeFigures(sources: readonly TwoWeeks[]): {
  findings: Finding[];
  unmeasured: { name: string; why: string }[];
} {
  const findings: Finding[] = [];
  const unmeasured: { name: string; why: string }[] = [];
  for (const name of FIGURE_NAMES) {
    const source = sources.find(({ now }) => now.values[name] !== undefined);
    const spec: FigureSpec = FIGURES[name];
    if (source === undefined) unmeasured.push({ name: spec.title, why: spec.from });
    else findings.push(findingOf(name, source));
  }
  return { findings, unmeasured };
}

function findingOf(name: FigureName, { source, now, before }: TwoWeeks): Finding {
  const spec: FigureSpec = FIGURES[name];
  const value = now.values[name] ?? 0;
  const earlier = before?.values[name] ?? null;
  const verdict = verdictOf(spec, value, earlier);
  const failures = value * (now.values.requests ?? 0);
  const judged = name === 'failureRatio' && failures < FEW_FAILURES ? softened(verdict) : verdict;
  return {
    part: spec.part,
    name: spec.title,
    measured: `${amountOf(spec.kind, value)}, ${comparison(spec, value, earlier)}`,
    verdict: judged,
    todo: judged === 'ok' ? '' : spec.todo,
    source,
    value,
    before: earlier,
  };
}

/** What a figure means, by its limits and by the week before. */
export function verdictOf(spec: FigureSpec, now: number, before: number | null): Verdict {
  if (isPast(spec, now, spec.act)) return 'act';
  if (isPast(spec, now, spec.look)) return 'look';
  return before !== null && isMuchWorse(spec, now, before) ? 'look' : 'ok';
}

function isPast({ better }: FigureSpec, now: number, limit: number | undefined): boolean {
  if (limit === undefined || better === 'neither') return false;
  return better === 'less' ? now > limit : now < limit;
}

function isMuchWorse({ better, notice }: FigureSpec, now: number, before: number): boolean {
  if (better === 'neither' || Math.abs(now - before) < notice) return false;
  return better === 'less' ? now > before * WORSE : now * WORSE < before;
}

function softened(verdict: Verdict): Verdict {
  return verdict === 'act' ? 'look' : verdict;
}

function comparison({ kind }: FigureSpec, now: number, before: number | null): string {
  if (before === null) return 'and of the week before nothing is known';
  return `${changeOf(now, before)} the week before (${amountOf(kind, before)})`;
}

interface ListSpec {
  part: string;
  title: string;
  nothing: string;
  kind: 'seconds' | 'count';
  /** Whether one of them is worth a look. */
  isDoubtful: (listed: Listed) => boolean;
  todo: string;
  from: string;
}

/** Faults of ours, by the names that procedures and lines of the log give them. */
const FAULTS: ReadonlySet<string> = new Set([
  'internal',
  'unavailable',
  'sweep_failed',
  'after_answer_failed',
]);

const LISTS: Readonly<Record<ListName, ListSpec>> = {
  slowest: {
    part: 'Answers',
    title: 'Slowest, by 95 of 100',
    nothing: 'nothing was asked often enough to say',
    kind: 'seconds',
    isDoubtful: ({ value }) => value > 1,
    todo: 'Begin with the first: what it waits for, its statements tell.',
    from: FIGURES.p95.from,
  },
  errors: {
    part: 'Answers',
    title: 'Kinds of errors',
    nothing: 'none',
    kind: 'count',
    isDoubtful: ({ name }) => FAULTS.has(name),
    todo: 'Find the cause of those that are ours: "earntrack logs errors" names a request of each.',
    from: FIGURES.failureRatio.from,
  },
  queries: {
    part: 'Database',
    title: 'Slowest kinds of statements, by 95 of 100',
    nothing: 'nothing was asked often enough to say',
    kind: 'seconds',
    isDoubtful: ({ value }) => value > 0.5,
    todo: 'docs/runbook/SlowQueries.md says how to find the statement and its plan.',
    from: FIGURES.queryP95.from,
  },
};

/** What was slowest and what failed, from the first source that knows. */
export function judgeLists(sources: readonly TwoWeeks[]): ReturnType<typeof judgeFigures> {
  const findings: Finding[] = [];
  const unmeasured: { name: string; why: string }[] = [];
  for (const [name, spec] of Object.entries(LISTS) as [ListName, ListSpec][]) {
    const source = sources.find(({ now }) => now.lists[name] !== undefined);
    const listed = source?.now.lists[name];
    if (source === undefined || listed === undefined) unmeasured.push({ name: spec.title, why: spec.from });
    else findings.push(listFindingOf(spec, listed, source.source));
  }
  return { findings, unmeasured };
}

function listFindingOf(spec: ListSpec, listed: readonly Listed[], source: string): Finding {
  const isDoubtful = listed.some(spec.isDoubtful);
  return {
    part: spec.part,
    name: spec.title,
    measured: measuredOf(spec, listed),
    ...(isDoubtful ? look(spec.todo) : WELL),
    source,
    rows: listed.map(({ name, value, times }) =>
      spec.kind === 'count'
        ? `${amountOf('count', times)} × ${name}`
        : `${amountOf('seconds', value)}  ${name} (${counted(times, 'time')})`,
    ),
  };
}

function measuredOf({ kind, nothing }: ListSpec, listed: readonly Listed[]): string {
  const [first] = listed;
  if (first === undefined) return nothing;
  if (kind === 'seconds') return `up to ${amountOf('seconds', first.value)}`;
  const total = listed.reduce((sum, { times }) => sum + times, 0);
  return `${counted(total, 'time')}, the most frequent ${counted(listed.length, 'kind')}`;
}

/** Incidents with their minutes; one that goes on, or of which nobody wrote the cause, is for now. */
export function judgeIncidents(incidents: readonly IncidentOfWeek[], source: string): Finding {
  const rows = incidents.map(
    ({ id, severity, title, minutes, isOpen }) =>
      `${severity} ${title}: ${amountOf('minutes', minutes)}${isOpen ? ', open' : ''} (${id})`,
  );
  const base = {
    part: 'Changes and incidents',
    name: 'Incidents',
    measured: counted(incidents.length, 'incident'),
    source,
    rows,
  };
  if (incidents.some(({ isOpen }) => isOpen))
    return { ...base, ...act('One is open: say how it stands, or resolve it.') };
  if (incidents.some(({ lacksCause }) => lacksCause))
    return { ...base, ...act('One has no cause yet: write it down while it is remembered, at /operator.') };
  return { ...base, ...(incidents.length > 0 ? look('See that what follows from them is planned.') : WELL) };
}
