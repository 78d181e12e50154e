import { parseArgs } from 'node:util';

import { usageOf } from '../commands.ts';
import { minuteOf, show } from '../operating/with-installation.ts';
import { type Given, type Outcome, VERBS } from './incident-verbs.ts';

/** `earntrack incident declare | update | resolve | list | report` */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      severity: { type: 'string' },
      affects: { type: 'string' },
      message: { type: 'string' },
      since: { type: 'string' },
      status: { type: 'string' },
      cause: { type: 'string' },
      'follow-ups': { type: 'string' },
    },
  });
  const [verb = '', argument, ...rest] = positionals;
  const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (act === undefined || rest.length > 0) {
    console.error(usageOf('incident'));
    return 2;
  }
  const { json, 'follow-ups': followUps, ...given } = values;
  print(await act({ ...given, argument, followUps } satisfies Given), json);
  return 0;
}

function print(outcome: Outcome, isJson: boolean | undefined): void {
  if ('markdown' in outcome) return show(isJson, outcome, [outcome.markdown.trimEnd()]);
  const lines = outcome.incidents.map(
    ({ id, severity, status, title, declaredAt, isUpdateDue }) =>
      `${id}  ${severity}  ${status.padEnd(13)}  ${minuteOf(declaredAt)}  ${title}${isUpdateDue ? ' (an update is due)' : ''}`,
  );
  show(isJson, outcome.incidents, lines.length > 0 ? lines : ['No incident was ever declared.']);
}
