import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  announceMaintenance,
  beginReadOnly,
  cancelMaintenance,
  endReadOnly,
  showMaintenance,
} from '@earntrack/api/server';
import {
  announceMaintenanceInput,
  beginReadOnlyInput,
  cancelMaintenanceInput,
  type MaintenanceView,
} from '@earntrack/contract';

import { usageOf } from '../commands.ts';
import { AN_INSTANT, readInput } from '../operating/read-input.ts';
import { minuteOf, show, withInstallation } from '../operating/with-installation.ts';
import { isArchivingVerb, runArchiving } from './archive-years-command.ts';
import { isUpkeepKind, runUpkeep } from './upkeep-command.ts';

interface Given {
  argument: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  until?: string | undefined;
}

/** Where each field is typed. */
const TYPED = {
  id: { name: 'ID', takes: 'an id that "earntrack maintenance status" shows' },
  sentence: { name: 'SENTENCE', takes: 'a sentence that people understand' },
  startsAt: { name: '--from', takes: AN_INSTANT },
  endsAt: { name: '--to', takes: AN_INSTANT },
  expectedEnd: { name: '--until', takes: AN_INSTANT },
};

const VERBS: Record<string, (given: Given) => Promise<MaintenanceView>> = {
  announce: ({ argument: sentence, from: startsAt, to: endsAt }) => {
    const typed = { id: randomUUID(), sentence, startsAt, endsAt };
    const wish = readInput(announceMaintenanceInput, typed, TYPED);
    return withInstallation((db, doing) => announceMaintenance(db, doing, wish));
  },
  cancel: ({ argument: id }) => {
    const wish = readInput(cancelMaintenanceInput, { id }, TYPED);
    return withInstallation((db, doing) => cancelMaintenance(db, doing, wish.id));
  },
  on: ({ argument: sentence, until: expectedEnd }) => {
    const wish = readInput(beginReadOnlyInput, { id: randomUUID(), sentence, expectedEnd }, TYPED);
    return withInstallation((db, doing) => beginReadOnly(db, doing, wish));
  },
  off: () => withInstallation((db, doing) => endReadOnly(db, doing)),
  status: () => withInstallation((db, doing) => showMaintenance(db, doing.now)),
};

/** `earntrack maintenance announce | cancel | on | off | status`: prints how it stands afterwards; the other verbs keep tables. */
export async function run(args: string[]): Promise<number> {
  const [kind, ...options] = args;
  if (isUpkeepKind(kind)) return runUpkeep(kind, options);
  if (isArchivingVerb(kind)) return runArchiving(kind, options);
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      from: { type: 'string' },
      to: { type: 'string' },
      until: { type: 'string' },
    },
  });
  const [verb = '', argument, ...rest] = positionals;
  const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (act === undefined || rest.length > 0) {
    console.error(usageOf('maintenance'));
    return 2;
  }
  const view = await act({ argument, ...values });
  show(values.json, view, linesOf(view));
  return 0;
}

function linesOf({ readOnly, windows }: MaintenanceView): string[] {
  const end = readOnly?.expectedEnd ? `, until about ${minuteOf(readOnly.expectedEnd)}` : '';
  const mode = readOnly
    ? `Read-only since ${minuteOf(readOnly.since)}${end}: ${readOnly.sentence}`
    : 'Everything can be saved.';
  const announced = windows.map(
    ({ id, sentence, startsAt, endsAt, isShortNotice }) =>
      `${id}  ${minuteOf(startsAt)} to ${minuteOf(endsAt)}${isShortNotice ? ' (less than 7 days of notice)' : ''}: ${sentence}`,
  );
  return [mode, ...(announced.length > 0 ? announced : ['No maintenance is announced.'])];
}
