import { type HealthView, healthView } from '@earntrack/contract';
import { OperatorError } from '../operator-error.ts';
import { ask, jsonOf, type Site } from '../smoke/ask.ts';
import { isExposition } from '../smoke/exposition.ts';
import { readSamples, type Samples, sumOf } from './samples.ts';

/** What a server told of itself at one moment. */
export interface Reading {
  at: Date;
  health: HealthView;
  samples: Samples;
}

/** Site.token is what opens the metrics. Throws OperatorError where the server cannot be looked at. */
export async function readServer(site: Site): Promise<Reading> {
  const health = healthView.safeParse(await jsonOf(await ask(site, '/health')));
  if (!health.success) throw new OperatorError(`${site.origin}/health does not answer as EarnTrack does.`);
  const headers: Record<string, string> =
    site.token === null ? {} : { authorization: `Bearer ${site.token}` };
  const answer = await ask(site, '/metrics', { headers });
  if (answer.status !== 200) throw new OperatorError(closedWords(answer.status));
  const text = await answer.text();
  if (!isExposition(text))
    throw new OperatorError(
      `${site.origin}/metrics does not answer with metrics: name the server itself, not what serves its pages.`,
    );
  return { at: new Date(), health: health.data, samples: readSamples(text) };
}

/** Figures of two processes cannot be subtracted from each other. */
export function assertSameServer(first: Reading, second: Reading): void {
  const [before, after] = [first, second].map(({ samples }) => sumOf(samples, 'process_start_time_seconds'));
  if (before === after) return;
  throw new OperatorError(
    'The two readings are of two servers, or it was started again between them: name the address of one instance.',
  );
}

function closedWords(status: number): string {
  return status === 401 || status === 403
    ? `/metrics answers ${status}: give the server's METRICS_TOKEN to this command too, or where it has none, call it on the machine of the server.`
    : `/metrics answers ${status}.`;
}
