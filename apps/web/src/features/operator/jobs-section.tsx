import type { JobView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { momentInWords, wallTime } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { alone } from './alone.ts';
import { Answered } from './answered.tsx';
import { countedWords, durationWords, instanceWords, type Words } from './figure-words.ts';
import { OperatorSection } from './operator-section.tsx';

const ASK_MS = 15_000;

const JOB_WORDS: Readonly<Record<string, string>> = {
  sweep: 'Sweep: deletes for good what nobody can want back',
  reminders: 'Reminders: tell contacts of incidents that were silent for too long',
  feature_use: 'Feature use: writes down what was used how often',
  backup: 'Backup: copies everything once a day, and restores the copy to prove it',
};

/** What runs by time, and how it went. */
export function JobsSection() {
  const words = useProfile();
  const asked = useQuery({ ...alone.operator.console.jobs.queryOptions(), refetchInterval: ASK_MS });
  return (
    <OperatorSection id="jobs" title="Jobs" basis={asked.data && instanceWords(asked.data.instance, words)}>
      <Answered asked={asked} of="the jobs" failure="The jobs could not be loaded">
        {({ jobs }) => (
          <ul className="rows">
            {jobs.map((job) => (
              <JobRow key={job.name} job={job} />
            ))}
          </ul>
        )}
      </Answered>
    </OperatorSection>
  );
}

function JobRow({ job }: { job: JobView }) {
  const words = useProfile();
  const isFailed = job.lastResult === 'failed';
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          {JOB_WORDS[job.name] ?? job.name}
          <span className={isFailed ? 's warn' : 's'}>{lastWords(job, words)}</span>
          <span className="s">{[nextWords(job, words), runWords(job, words)].filter(Boolean).join(' ')}</span>
        </span>
        <span className="n">{stateOf(job)}</span>
      </div>
    </li>
  );
}

function stateOf({ isRunning, lastResult }: JobView): string {
  if (isRunning) return 'Running';
  if (lastResult === null) return 'Not yet';
  return lastResult === 'failed' ? 'Failed' : 'Well';
}

function lastWords(job: JobView, { locale, timeZone }: Words): string {
  const { lastStartedAt, lastDurationMs, lastResult, lastSuccessAt } = job;
  if (lastStartedAt === null || lastDurationMs === null) return 'It has not run since this instance began.';
  const took = `${momentInWords(lastStartedAt, locale, timeZone)}, ${durationWords(lastDurationMs, locale)}`;
  if (lastResult !== 'failed') return `Last run ${took}.`;
  const good = lastSuccessAt === null ? 'never' : momentInWords(lastSuccessAt, locale, timeZone);
  return `Failed ${took}. It last succeeded: ${good}. The log says why.`;
}

function nextWords({ nextAt }: JobView, { locale, timeZone }: Words): string | null {
  return nextAt && `Next at ${wallTime(nextAt, locale, timeZone)}.`;
}

function runWords({ runs, failures }: JobView, { locale }: Words): string {
  const failed = failures === 0 ? 'none failed' : `${failures} failed`;
  return runs === 0 ? '' : `${countedWords(runs, 'run', locale)}, ${failed}.`;
}
