import type { WorkView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { emptyWorkDraft, readWorkDraft, type WorkDraft, workDraftOf } from './work-draft.ts';

const zone = 'Europe/Lisbon';
const draft = emptyWorkDraft(['p'], '2026-11-12');
const span = (startsAt: string, endsAt: string, rest: Partial<WorkDraft> = {}): WorkDraft => ({
  ...draft,
  by: 'span',
  startsAt,
  endsAt,
  ...rest,
});

test('a length on a day is enough', () => {
  const reading = readWorkDraft({ ...draft, hours: '3,5' }, zone);
  expect(reading.time).toEqual({ kind: 'duration', workedOn: '2026-11-12', seconds: 12_600 });
});

test('a night shift ends on the next day without being asked', () => {
  const reading = readWorkDraft(span('22:00', '03:00'), zone);
  expect(reading).toMatchObject({ seconds: 18_000, endsOn: '2026-11-13', faults: {} });
});

test('real hours pass while the clocks go back', () => {
  const reading = readWorkDraft(span('22:00', '03:00', { day: '2026-10-24' }), zone);
  expect(reading.seconds).toBe(6 * 3600);
});

test('an end before the start is refused beside its field', () => {
  const reading = readWorkDraft(span('09:00', '08:00', { endDay: '2026-11-12' }), zone);
  expect(reading.faults).toEqual({ endDay: 'This is before the start.' });
  expect(reading.time).toBeNull();
});

test('nothing chosen and nothing written are told apart', () => {
  const reading = readWorkDraft({ ...draft, platformIds: [], day: '', hours: 'x' }, zone);
  expect(Object.keys(reading.faults).sort()).toEqual(['day', 'hours', 'platformIds']);
});

test('a missing time is asked for without a form that the time box may not show', () => {
  const { faults } = readWorkDraft(span('', ''), zone);
  expect(Object.keys(faults).sort()).toEqual(['endsAt', 'startsAt']);
  expect(Object.values(faults).join()).not.toMatch(/\d|AM|PM/);
});

test('a span comes back into the form as the wall clock showed it', () => {
  const work: WorkView = {
    id: 'w',
    platformIds: ['p', 'q'],
    earningId: null,
    workedOn: '2026-07-01',
    clock: 'online',
    startedAt: '2026-07-01T08:00:00Z',
    endedAt: '2026-07-01T11:30:00Z',
    seconds: { online: 12_600 },
    distanceMetres: 84_500,
    note: '',
    source: 'typed',
    version: 1,
  };
  const back = workDraftOf(work, zone);
  expect(back).toMatchObject({ by: 'span', startsAt: '09:00', endsAt: '12:30', distance: '84.5' });
  expect(readWorkDraft(back, zone)).toMatchObject({
    time: { kind: 'span', startedAt: '2026-07-01T08:00:00Z', endedAt: '2026-07-01T11:30:00Z' },
    distanceMetres: 84_500,
  });
});
