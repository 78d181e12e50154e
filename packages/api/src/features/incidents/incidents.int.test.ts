import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApi, incidentInput, type Person, refusal, type TestApi } from '../../testing/index.ts';

let app: TestApi;
let admin: Person;
beforeAll(async () => {
  app = await createTestApi();
  admin = await app.signUp({ email: 'admin@example.com' });
});
afterAll(() => app.close());

const MINUTE_MS = 60_000;
const show = () => app.services.board.show({ version: '1', upSince: '2026-11-12T09:00:00.000Z' });
const pass = (minutes: number) => app.clock.advance(minutes * MINUTE_MS);

test('an incident is declared, spoken of, resolved and reported from what was recorded', async () => {
  const { incidents, acts } = admin.api.operator;
  const wish = incidentInput({ startedAt: '2026-11-12T09:50:00Z' });
  const declared = await incidents.declare(wish);
  expect(await incidents.declare(wish)).toEqual(declared);
  expect((await refusal(incidents.declare({ ...wish, title: 'Another' }))).code).toBe('conflict');
  expect(show()).toMatchObject({ state: 'incident', incidents: [{ id: wish.id, status: 'investigating' }] });

  const incidentId = wish.id;
  const found = { id: randomUUID(), incidentId, status: 'identified', message: 'A disk is full.' } as const;
  pass(20);
  expect((await incidents.get({ incidentId })).isUpdateDue).toBe(true);
  const updated = await incidents.update({ ...found, severity: 'P2', services: ['api', 'imports'] });
  expect(updated).toMatchObject({ severity: 'P2', services: ['imports', 'api'], isUpdateDue: false });
  expect((await incidents.update(found)).updates).toHaveLength(2);
  expect((await refusal(incidents.update({ ...found, message: 'Other.' }))).code).toBe('conflict');
  for (const other of [{ status: 'monitoring' }, { severity: 'P1' }] as const)
    expect((await refusal(incidents.update({ ...found, ...other }))).code).toBe('conflict');
  const { id, message } = found;
  expect((await refusal(incidents.resolve({ id, incidentId, message }))).code).toBe('conflict');
  expect((await refusal(incidents.declare({ ...wish, severity: 'P4' }))).code).toBe('conflict');

  pass(10);
  const end = { id: randomUUID(), incidentId, message: 'Files go through again.' };
  const resolved = await incidents.resolve(end);
  expect(await incidents.resolve(end)).toEqual(resolved);
  expect(resolved).toMatchObject({ status: 'resolved', reportDueAt: '2026-11-13T10:30:00.000Z' });
  const late = { id: randomUUID(), incidentId, status: 'monitoring', message: 'Late.' } as const;
  expect((await refusal(incidents.update(late))).code).toBe('conflict');
  expect(show()).toMatchObject({ state: 'ok', incidents: [{ status: 'resolved' }] });

  expect((await incidents.report({ incidentId })).missing).toEqual(['cause', 'followUps']);
  const review = { incidentId, version: resolved.version, cause: 'Old logs.', followUps: '- Rotate them.' };
  await incidents.review(review);
  await incidents.review(review);
  expect((await refusal(incidents.review({ ...review, cause: 'Overwritten' }))).code).toBe(
    'changed_elsewhere',
  );
  const report = await incidents.report({ incidentId });
  expect(report).toMatchObject({ missing: [], dueAt: '2026-11-13T10:30:00.000Z' });
  for (const line of [
    '# Statements are taken in slowly',
    '- **Severity:** P2, high',
    '- **Declared:** 2026-11-12 10:00 UTC, 10 min later, by admin@example.com',
    '- **Lasted:** 40 min',
    '- **Updates:** 3; the longest silence was 20 min, the promise is 15 min',
    '- **2026-11-12 10:20 UTC** P2, identified: A disk is full.',
    'Old logs.',
  ])
    expect(report.markdown.split('\n')).toContain(line);
  const done = (await acts()).items.map(({ action }) => action);
  const told = ['incident_reviewed', 'incident_resolved', 'incident_updated', 'incident_declared'];
  expect(done).toEqual(told);
});

test('what begins in the future is no incident yet, and one that is not there is not spoken of', async () => {
  const { incidents } = admin.api.operator;
  const later = incidentInput({ startedAt: '2027-01-01T00:00:00Z' });
  expect((await refusal(incidents.declare(later))).fields).toHaveProperty('startedAt');
  const nowhere = { id: randomUUID(), incidentId: randomUUID(), message: 'Over.' };
  expect((await refusal(incidents.resolve(nowhere))).code).toBe('not_found');
});

test('the page forgets an incident thirty days after it was over, and the operators do not', async () => {
  pass(31 * 24 * 60);
  await app.services.board.refresh();
  expect(show().incidents).toEqual([]);
  expect(await admin.api.operator.incidents.list()).toHaveLength(1);
});
