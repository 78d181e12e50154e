import { describe, expect, it, test } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const shifts = (columns: object = { breaks: 'Break' }, layout: object = {}) => ({
  layouts: [{ columns: { date: 'Day', time: 'From', endTime: 'To', ...columns }, ...layout }],
  lines: [{ parts: [] }],
});

function read(mapping: object, header: string, ...rows: string[]) {
  const { items, control, why, origins } = readOrThrow(`${header}\n${rows.join('\n')}\n`, { mapping });
  const told = items.map((item) => {
    if (item.kind === 'work') return item.seconds / 60;
    return item.kind === 'leftOut' ? (item.reasonHere ?? item.reason) : item.kind;
  });
  return { told, control, why, items, origins };
}

const HEADER = 'Day,From,To,Break';

describe('a break', () => {
  it('is taken off the time from start to end, however it says its unit, and the control total is without it', () => {
    const { told, control, items, origins } = read(
      shifts(),
      HEADER,
      '2026-03-02,09:00,17:00,0:30',
      '2026-03-03,09:00,17:00,45 min',
      '2026-03-04,09:00,17:00,1h 15m',
      '2026-03-05,22:00,06:00,00:30:00',
      '2026-03-06,09:00,17:00,',
      '2026-03-07,09:00,17:00,0',
      '2026-03-08,09:00,17:00,-',
    );
    expect(told).toEqual([450, 435, 405, 450, 480, 480, 480]);
    expect(control).toMatchObject([{ unit: 's', file: 3_180n * 60_000_000n, ok: true }]);
    const columns = items.map(({ rows }) => origins[rows[0]?.origin ?? 0]?.hours);
    expect(columns[0]).toEqual(['Day', 'From', 'To', 'Break']);
    expect(columns[4]).toEqual(['Day', 'From', 'To']);
  });

  it('is added up where several columns hold one, and each has its own unit', () => {
    const columns = { breaks: ['Lunch (h)', 'Other breaks (min)'] };
    const { told } = read(
      shifts(columns),
      'Day,From,To,Lunch (h),Other breaks (min)',
      '2026-03-02,09:00,17:00,0.5,15',
    );
    expect(told).toEqual([435]);
  });

  it('leaves its row out where it cannot be, with the column', () => {
    const { told } = read(
      shifts(),
      HEADER,
      '2026-03-02,09:00,10:00,1:30',
      '2026-03-03,09:00,10:00,1:00',
      '2026-03-04,09:00,17:00,-0:30',
      '2026-03-05,09:00,17:00,lunch',
      '2026-03-06,09:00,17:00,0:45 min',
      '2026-03-07,09:00,later,0:30',
    );
    expect(told).toEqual([
      '“1:30” in column “Break” is not shorter than the time from the start to the end',
      '“1:00” in column “Break” is not shorter than the time from the start to the end',
      '“-0:30” in column “Break” is no break like 30 min, 0:30 or 0.5 h',
      '“lunch” in column “Break” is no break like 30 min, 0:30 or 0.5 h',
      '“0:45 min” in column “Break” may be hours and minutes, or minutes and seconds: write it like 0:45 h or 45 min',
      '“later” in column “To” is not after the start, or more than a week after it',
    ]);
  });

  it('is taken off no hours that a row says itself', () => {
    const both = shifts({ breaks: 'Break', hours: 'Hours' });
    const { told, why } = read(
      both,
      `${HEADER},Hours`,
      '2026-03-02,09:00,17:00,0:30,7.5',
      '2026-03-03,09:00,17:00,lunch,7.5',
      '2026-03-04,09:00,17:00,0:30,',
    );
    expect(told).toEqual([450, 450, 450]);
    expect(why).toContain('off hours that a row says itself nothing is taken');
    expect(why).not.toContain('Warning');
    const held = ['2026-03-02,09:00,17:00,0:30,8', '2026-03-03,09:00,17:00,0:00,8'];
    expect(read(both, `${HEADER},Hours`, ...held).why).toContain(
      'Warning: in row 2, “Hours” is as long as from start to end, so the break is still in it',
    );
    const unread = shifts({ hours: 'Hours' });
    expect(read(unread, `${HEADER},Hours`, ...held).why).toContain(
      'read “Break” as unpaid breaks, and do not read “Hours”',
    );
    expect(read(unread, `${HEADER},Hours`, held[0]?.replace(/8$/, '7.5') ?? '').why).not.toContain('Warning');
    const ofHours = { date: 'Day', hours: 'Hours', breaks: 'Break' };
    const alone = { layouts: [{ columns: ofHours }], lines: [{ parts: [] }] };
    const { told: saidAlone, why: toldAlone } = read(alone, `${HEADER},Hours`, ...held);
    expect(saidAlone).toEqual([480, 480]);
    expect(toldAlone).toContain('“Break” is taken off nothing, for no column says when work ended.');
  });

  it('is needed where it is named, for without it hours would be too long', () => {
    expect(() => read(shifts(), 'Day,From,To,Paid break', '2026-03-02,09:00,17:00,30')).toThrow('Break');
  });
});

describe('a number of breaks', () => {
  const days = (...breaks: string[]) =>
    breaks.map((each, at) => `2026-03-${String(at + 10)},09:00,17:00,"${each}"`);
  const worked = (name: string, ...breaks: string[]) =>
    read(shifts({ breaks: name }), `Day,From,To,${name}`, ...days(...breaks));

  it('counts minutes where as hours one would be as long as the work', () => {
    const { told, why } = worked('Break', '5', '30', '0', '1:00');
    expect(told).toEqual([475, 450, 480, 420]);
    expect(why).toContain(
      '“Break” is taken off the time from start to end, and a number in it counts minutes, as row 3 shows.',
    );
  });

  it('counts hours where as minutes one would be less than a minute', () => {
    expect(worked('Break', '0.5', '1', '0,75').told).toEqual([450, 420, 435]);
  });

  it('leaves its row out where no row shows the unit, or rows show both', () => {
    const open = 'in column “Break” may be minutes or hours: say what a number of breaks counts';
    expect(worked('Break', '5', '0:30').told).toEqual([`“5” ${open}`, 450]);
    expect(worked('Break', '30', '0.5').told).toEqual([`“30” ${open}`, `“0.5” ${open}`]);
  });

  it('shows nothing where no unit makes it shorter than the work', () => {
    expect(worked('Break', '500', '5').told).toEqual([
      '“500” in column “Break” may be minutes or hours: say what a number of breaks counts',
      '“5” in column “Break” may be minutes or hours: say what a number of breaks counts',
    ]);
  });

  test.each([
    ['Break (min)', 475],
    ['break_minutes', 475],
    ['unpaidBreakMins', 475],
    ['Pausenminuten', 475],
    ['Pause (Std.)', 180],
    ['Break hours', 180],
    ['Breaks in seconds', 479 + 55 / 60],
  ])('counts what %s says', (name, minutes) => {
    expect(worked(name, '5').told).toEqual([minutes]);
  });

  it('counts what the mapping says before all else', () => {
    const said = shifts({ breaks: 'Break (min)' }, { breaksIn: 'hours' });
    expect(read(said, 'Day,From,To,Break (min)', ...days('5')).told).toEqual([180]);
  });
});

describe('rows without an id', () => {
  const keysOf = (mapping: object, ...rows: string[]) =>
    read(mapping, HEADER, ...rows).items.map((item) => [item.key, item.kind === 'work' ? item.seconds : 0]);
  const unread = shifts({});
  const rows = ['2026-03-02,09:00,13:00,0:30', '2026-03-02,14:00,18:00,0:15', '2026-03-03,09:00,17:00,1:00'];

  it('are known as before their breaks were read, and once these are corrected', () => {
    const names = (mapping: object, ...lines: string[]) =>
      new Set(keysOf(mapping, ...lines).map(([key]) => key));
    expect(names(shifts(), ...rows)).toEqual(names(unread, ...rows));
    expect(names(shifts(), rows[2]?.replace('1:00', '0:45') ?? '')).toEqual(names(shifts(), rows[2] ?? ''));
    const inZone = { breaks: 'Break' };
    expect(names(shifts(inZone, { timeZone: 'Europe/Berlin' }), '2026-03-28,22:00,06:00,0:30')).toEqual(
      names(unread, '2026-03-28,22:00,06:00,0:30'),
    );
  });

  it('that differ by their breaks alone are told apart, in whatever order they stand', () => {
    const told = keysOf(shifts(), ...rows);
    expect(new Set(told.map(([key]) => key)).size).toBe(3);
    expect(keysOf(shifts(), ...rows.toReversed()).toReversed()).toEqual(told);
    expect(told.map(([, seconds]) => seconds)).toEqual([12_600, 13_500, 25_200]);
  });
});
