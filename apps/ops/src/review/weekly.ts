import type { IncidentOfWeek } from '@earntrack/api/server';
import type { Config } from '../config/config.ts';
import { isForPeople } from '../describe-failure.ts';
import { type Finding, type Review } from './finding.ts';
import { judgeFigures, judgeIncidents, judgeLists } from './judge-week.ts';
import { prometheusAt } from './prometheus.ts';
import type { TwoWeeks } from './week-figures.ts';
import { weekFromDatabase } from './week-from-database.ts';
import { weekFromLogs } from './week-from-logs.ts';
import { weekFromPrometheus } from './week-from-prometheus.ts';

interface Read {
  sources: TwoWeeks[];
  incidents: readonly IncidentOfWeek[] | null;
  unread: string[];
}

/** The last seven days against the seven before, each figure from the first that knows it: Prometheus, the log, the database. */
export async function reviewWeek(config: Config, present: Date): Promise<Review> {
  const { sources, incidents, unread } = await readAll(config, present);
  const figures = judgeFigures(sources);
  const lists = judgeLists(sources);
  const ofIncidents = incidents === null ? [] : [judgeIncidents(incidents, 'database')];
  return {
    title: 'The week in EarnTrack, against the week before',
    at: present.toISOString(),
    findings: inOrder([...figures.findings, ...lists.findings, ...ofIncidents]),
    unmeasured: [...figures.unmeasured, ...lists.unmeasured],
    unread,
    remarks: sources.flatMap(({ remarks }) => remarks),
  };
}

async function readAll({ prometheusUrl, logDir }: Config, present: Date): Promise<Read> {
  const read: Read = { sources: [], incidents: null, unread: [] };
  const take = async (work: () => Promise<TwoWeeks>) => {
    try {
      read.sources.push(await work());
    } catch (err) {
      // A mistake of ours is none of the reader's.
      if (!isForPeople(err)) throw err;
      read.unread.push(err.message);
    }
  };
  if (prometheusUrl !== undefined) await take(() => weekFromPrometheus(prometheusAt(prometheusUrl), present));
  if (logDir !== undefined) await take(() => weekFromLogs(logDir, present));
  await take(async () => {
    const { weeks, incidents } = await weekFromDatabase();
    read.incidents = incidents;
    return weeks;
  });
  return read;
}

const PARTS = ['Answers', 'Database', 'Machine', 'People', 'Changes and incidents'];

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}
