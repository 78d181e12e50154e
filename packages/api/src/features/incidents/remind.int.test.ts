import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApi, incidentInput, type Person, type TestApi } from '../../testing/index.ts';
import type { Mail, Mailer } from '../../mail/mailer.port.ts';
import { type Ladder, remindOfIncidents } from './remind.service.ts';

let app: TestApi;
let admin: Person;
beforeAll(async () => {
  app = await createTestApi();
  admin = await app.signUp({ email: 'admin@example.com' });
});
afterAll(() => app.close());

const MINUTE_MS = 60_000;
const pass = (minutes: number) => app.clock.advance(minutes * MINUTE_MS);
const ladder: Ladder = {
  contacts: [
    { minutes: 15, email: 'first@example.com' },
    { minutes: 30, email: 'second@example.com' },
    { minutes: 60, email: 'third@example.com' },
  ],
  repeatMinutes: 40,
};
const heard = async () => (await app.mails()).splice(0).map(({ to, subject }) => ({ to, subject }));
const heardBy = async () => (await heard()).map(({ to }) => to);
/** Two servers, at the same moment. */
const look = () =>
  Promise.all([remindOfIncidents(app.services, ladder), remindOfIncidents(app.services, ladder)]);

async function declare(title: string): Promise<string> {
  const wish = incidentInput({ title, severity: 'P1' });
  await admin.api.operator.incidents.declare(wish);
  await heard();
  return wish.id;
}

const resolve = (incidentId: string, cause?: string) =>
  admin.api.operator.incidents.resolve({ id: randomUUID(), incidentId, message: 'Over.', cause });

test('each rung of the ladder is told once of a silent incident, however many servers look, and an update begins it anew', async () => {
  const { services } = app;
  const incidentId = await declare('Nobody can sign in');
  pass(14);
  await look();
  expect(await heardBy()).toEqual([]);
  pass(1);
  await look();
  const [mail] = await app.mails();
  expect(mail).toMatchObject({ subject: 'P1: nothing new for 15 minutes: Nobody can sign in' });
  expect(mail?.text).toContain('https://earn.example.com/operator');
  expect(await heardBy()).toEqual(['first@example.com']);
  pass(15);
  await look();
  expect(await heardBy()).toEqual(['second@example.com']);
  pass(30);
  await look();
  expect(await heardBy()).toEqual(['third@example.com']);

  const said = { id: randomUUID(), incidentId, status: 'identified', message: 'Found.' } as const;
  await admin.api.operator.incidents.update(said);
  pass(15);
  const broken = { ...services, mailer: { send: () => Promise.reject(new Error('the post is closed')) } };
  await expect(remindOfIncidents(broken, ladder)).rejects.toThrow('Not everybody could be reminded');
  await look();
  expect(await heardBy()).toEqual(['first@example.com']);
  pass(45);
  const choosy = {
    send: (mail: Mail) =>
      mail.to === 'second@example.com'
        ? Promise.reject(new Error('no such box'))
        : services.mailer?.send(mail),
  };
  const some = { ...services, mailer: choosy as Mailer };
  await expect(remindOfIncidents(some, ladder)).rejects.toThrow('Not everybody could be reminded');
  // One box that takes nothing keeps nobody else from being told.
  expect(await heardBy()).toEqual(['third@example.com']);
  await look();
  expect(await heardBy()).toEqual(['second@example.com']);
  await resolve(incidentId, 'Old logs.');
  pass(60);
  await look();
  expect(await heardBy()).toEqual([]);
});

test('those of the last rung are told again and again until something is said, and once where servers were away for long', async () => {
  const incidentId = await declare('The disk is full');
  pass(60);
  await look();
  await heard();
  pass(39);
  await look();
  expect(await heard()).toEqual([]);
  for (const minutes of [100, 140]) {
    pass(minutes === 100 ? 1 : 40);
    await look();
    await look();
    const subject = `P1: nothing new for ${minutes} minutes: The disk is full`;
    expect(await heard()).toEqual([{ to: 'third@example.com', subject }]);
  }
  // Nobody looked for ten turns: one letter, and not ten.
  pass(400);
  await look();
  expect(await heard()).toEqual([
    { to: 'third@example.com', subject: 'P1: nothing new for 540 minutes: The disk is full' },
  ]);
  const said = { id: randomUUID(), incidentId, status: 'identified', message: 'Found.' } as const;
  await admin.api.operator.incidents.update(said);
  pass(10);
  await look();
  expect(await heard()).toEqual([]);
  await resolve(incidentId, 'Old logs.');
});

test('a report that nobody has written is reminded of before it is due, and of everybody when it is', async () => {
  const owed = await declare('Imports stop');
  const written = await declare('Mail is late');
  pass(5);
  await resolve(owed);
  await resolve(written, 'A queue was full.');
  pass(22 * 60 - 1);
  await look();
  expect(await heard()).toEqual([]);
  pass(1);
  await look();
  await look();
  const [mail] = await app.mails();
  expect(mail?.text).toContain('Nobody has written down the cause yet');
  expect(await heard()).toEqual([
    {
      to: 'first@example.com',
      subject: expect.stringMatching(/^P1: the report is due at \d\d:\d\d UTC: Imports stop$/),
    },
  ]);
  pass(120);
  await look();
  await look();
  expect(await heard()).toEqual(
    ['first', 'second', 'third'].map((name) => ({
      to: `${name}@example.com`,
      subject: 'P1: the report is due now: Imports stop',
    })),
  );
  pass(60);
  await look();
  expect(await heard()).toEqual([]);
});

test('a report that is written in time, or was owed long ago, is reminded of to nobody', async () => {
  const late = await declare('Pages are slow');
  const forgotten = await declare('Sums are late');
  await resolve(late);
  await resolve(forgotten);
  const { version } = await admin.api.operator.incidents.get({ incidentId: late });
  pass(23 * 60);
  await admin.api.operator.incidents.review({ incidentId: late, version, cause: 'Cold.', followUps: '' });
  pass(26 * 60);
  await look();
  expect(await heard()).toEqual([]);
});
