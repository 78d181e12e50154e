import { addDays, type LocalDate } from '@earntrack/domain';
import type { ReadOptions } from '../../rows/decisions.ts';
import { type Wall, wallAt, wallInParis, zonedText } from './moments.ts';
import { dateOrderOf, type Form, type Line, picked, type Row, type Writer } from './writer.ts';

/** Nine days before the clocks of Paris go forward. */
const FIRST = '2026-03-20' as LocalDate;

function lineOf({ day, second, type, cents, reference }: Row, form: Form): Line {
  const isRunning = type % 7 === 6;
  const seconds = cents % 36_000;
  const start = { day: addDays(FIRST, day), second, offset: 0 };
  const end = wallAt({ ...start, second: second + seconds }, 0);
  const shown = (moment: Wall) =>
    form.columns % 2 === 0 ? zonedText(moment, form) : zonedText(wallInParis(moment), form);
  const asUtc = ({ day: date, second: at }: Wall) =>
    `${date}T${new Date(at * 1000).toISOString().slice(11, 19)}Z`;
  const text = form.columns % 3 === 0 ? asUtc : shown;
  return {
    cells: {
      description: picked(['Layout', 'Late call', ''], type),
      billable: picked(['true', 'false'], type),
      client: 'Sample Client',
      project: `Project ${reference}`,
      tags: '',
      start: text(start),
      end: isRunning ? '' : text(end),
      task: '',
      user_name: 'Sample Person',
      user_email: 'person@example.com',
    },
    books: {
      on: wallInParis(start).day,
      unit: 's',
      said: isRunning ? 0 : seconds,
      ...(!isRunning && seconds > 0 && { work: seconds }),
    },
  };
}

/** Instants over midnight and over a change of clocks; some entries are not over yet. */
export const solidtime: Writer = {
  presetId: 'solidtime',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: (form): ReadOptions => ({ ...dateOrderOf(form), timeZone: 'Europe/Paris' }),
};
