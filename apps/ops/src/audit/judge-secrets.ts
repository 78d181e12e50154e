import { act, type Finding, look, WELL } from '../review/finding.ts';
import { dayOf } from './judge-access.ts';

const DAY_MS = 86_400_000;
const OLD_DAYS = 365;
const SOON_DAYS = 14;

/** A secret that npm start made, and when. */
export interface KeptSecret {
  name: string;
  madeAt: Date;
}

export interface Secrets {
  /** Names of settings; never what they are. */
  given: readonly string[];
  kept: readonly KeptSecret[];
  /** Since when SECRETS_KEY seals something; null where it seals nothing. */
  sealedSince: Date | null;
  /** When the password of the database ends; null for never. */
  passwordUntil: Date | null;
}

/** What can be known of the age of secrets. That none is short or a default, the server sees to when it starts. */
export function judgeSecrets(secrets: Secrets, present: Date): Finding[] {
  const { given, kept } = secrets;
  const findings = [judgeRotation(given), ...kept.map((one) => judgeKept(one, present))];
  const settings = given.filter((name) => !isPrevious(name));
  if (settings.length > 0) findings.push(judgeGiven(settings, secrets.sealedSince));
  if (secrets.passwordUntil !== null) findings.push(judgePasswordEnd(secrets.passwordUntil, present));
  return findings;
}

const OF_SETTINGS = { part: 'Secrets', source: 'settings of this command' };

const isPrevious = (name: string) => name.endsWith('_PREVIOUS');

function judgeRotation(given: readonly string[]): Finding {
  const previous = given.filter(isPrevious);
  return {
    ...OF_SETTINGS,
    name: 'Change of secrets under way',
    measured: previous.length > 0 ? `still taken beside what came after: ${previous.join(', ')}` : 'none',
    ...(previous.length > 0
      ? look(
          'Take JWT_SECRET_PREVIOUS out once JWT_EXPIRES_IN has passed since the change, and SECRETS_KEY_PREVIOUS once "earntrack reseal" leaves nothing to it.',
        )
      : WELL),
  };
}

function judgeKept({ name, madeAt }: KeptSecret, present: Date): Finding {
  const days = Math.floor((present.getTime() - madeAt.getTime()) / DAY_MS);
  return {
    part: 'Secrets',
    name,
    measured: `made ${dayOf(madeAt)}, ${days} days ago`,
    ...(days > OLD_DAYS
      ? look('Older than a year: see docs/runbook/security-audit.md for how it is changed.')
      : WELL),
    source: 'file beside the database',
  };
}

/** Nobody tells a program how old a setting is. */
function judgeGiven(names: readonly string[], sealedSince: Date | null): Finding {
  const seals = sealedSince === null ? [] : [`SECRETS_KEY seals second factors since ${dayOf(sealedSince)}`];
  return {
    ...OF_SETTINGS,
    name: 'Given as settings',
    measured: `${names.join(', ')}; how old they are nothing here knows`,
    ...look(
      'See in your notes that each was changed within a year; docs/runbook/security-audit.md says how.',
    ),
    rows: seals,
  };
}

function judgePasswordEnd(until: Date, present: Date): Finding {
  const days = Math.floor((until.getTime() - present.getTime()) / DAY_MS);
  return {
    part: 'Secrets',
    name: 'Password of the database',
    measured: `ends ${dayOf(until)}, in ${days} days`,
    ...(days < SOON_DAYS ? act('Give another before it ends: nothing is saved afterwards.') : WELL),
    source: 'PostgreSQL',
  };
}
