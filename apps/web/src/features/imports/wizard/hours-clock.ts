import type { Clock } from '@earntrack/domain';
import type { ColumnUse } from './column-uses.ts';

/** From going online to going offline, in the languages of many exports; “Onlinezeit” is one word. */
const ONLINE =
  /(?<!\p{L})(?:online\p{L}*|on-line|connected|logged[- ]in|en ligne|connecté|(?:de )?connexion|en línea|conectado|(?:de )?conexión|connesso)(?!\p{L})/iu;
const DOOR_TO_DOOR = /(?<!\p{L})door[- ]to[- ]door(?!\p{L})/iu;

/** The clock that the name of a column of hours says; hours of which nobody says it were spent on jobs. */
export function clockNamed(name: string): Clock {
  if (DOOR_TO_DOOR.test(name)) return 'doorToDoor';
  return ONLINE.test(name) ? 'online' : 'engaged';
}

/** The clock once another column has the hours: that of its name, unless somebody chose another one than the name of the column before says. */
export function clockOfOther(clock: Clock, names: { before: string; now: string }): Clock {
  return clock === clockNamed(names.before) ? clockNamed(names.now) : clock;
}

/** A row has the hours of one clock. Of several columns those online count: with waiting in them, an hourly rate is not made better than it was. */
export function withOnlineHours(
  columns: readonly { name: string }[],
  wanted: readonly (readonly ColumnUse[])[],
): readonly (readonly ColumnUse[])[] {
  const isOnline = wanted.map(
    (uses, at) => uses.includes('hours') && clockNamed(columns[at]?.name ?? '') === 'online',
  );
  if (!isOnline.includes(true)) return wanted;
  // What is hours by its name is no amount either, once other hours count.
  return wanted.map((uses, at) => (isOnline[at] || uses[0] !== 'hours' ? uses : []));
}
