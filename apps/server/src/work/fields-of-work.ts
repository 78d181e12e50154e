import { currentWork, type Work } from './current-work.ts';

/** What each line of the log says of the work that wrote it, beside the request id that its own log has. */
export function fieldsOfWork(
  work: Pick<Work, 'run' | 'stretch'> | null = currentWork(),
): Record<string, string> {
  if (work === null) return {};
  const { run, stretch } = work;
  return {
    ...(run ? { job: run.job, run_id: run.id } : {}),
    ...(stretch ? { trace_id: stretch.traceId, span_id: stretch.spanId } : {}),
  };
}
