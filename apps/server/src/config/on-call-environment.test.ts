import { expect, test } from 'vitest';
import { DATABASE_URL, problemsOf } from '../testing/problems-of.ts';
import { readConfig } from './config.ts';

const MAIL = {
  SMTP_URL: 'smtps://earn:hunter2secret@mail.example.com:465',
  MAIL_FROM: 'EarnTrack <earn@example.com>',
};
const onCallOf = (env: Record<string, string>) => readConfig({ DATABASE_URL, ...MAIL, ...env }).onCall;

test('nobody is on call where nobody is named, or an empty value is', () => {
  const nobody = { contacts: [], repeatMinutes: 60 };
  expect(readConfig({ DATABASE_URL }).onCall).toEqual(nobody);
  expect(onCallOf({ ONCALL_CONTACTS: ' ' })).toEqual(nobody);
});

test('who is on call is read in the order in which they are named, also several of one rung', () => {
  const ONCALL_CONTACTS =
    '30:rui@example.com, 15:ana@example.com ,60:eva+nights@example.com,15:ivo@example.com';
  expect(onCallOf({ ONCALL_CONTACTS, ONCALL_REPEAT_MINUTES: '5' })).toEqual({
    contacts: [
      { minutes: 30, email: 'rui@example.com' },
      { minutes: 15, email: 'ana@example.com' },
      { minutes: 60, email: 'eva+nights@example.com' },
      { minutes: 15, email: 'ivo@example.com' },
    ],
    repeatMinutes: 5,
  });
});

test.each([
  ['another number of minutes', '20:ana@example.com'],
  ['no minutes at all', 'ana@example.com'],
  ['minutes that only begin so', '150:ana@example.com'],
  ['minutes written otherwise', '015:ana@example.com'],
  ['minutes below nothing', '-15:ana@example.com'],
  ['a unit', '15m:ana@example.com'],
  ['nobody', '15:'],
  ['what is no address', '15:ana'],
  ['two addresses for one rung', '15:ana@example.com rui@example.com'],
  ['a header of its own', '15:ana@example.com\r\nBcc: b@example.com'],
])('a rung with %s is refused with a sentence that says how it is written', (_, contact) => {
  const message = problemsOf({ DATABASE_URL, ...MAIL, ONCALL_CONTACTS: `30:rui@example.com,${contact}` });
  expect(message).toContain(`ONCALL_CONTACTS names "${contact}", which is no contact`);
  expect(message).toContain('after 15, 30 or 60 minutes');
  expect(message).not.toContain('names "30:rui@example.com"');
});

test('a comma too many is refused, since somebody may be missing there', () => {
  const message = problemsOf({ DATABASE_URL, ...MAIL, ONCALL_CONTACTS: '15:ana@example.com,' });
  expect(message).toContain('ONCALL_CONTACTS names ""');
});

test('whoever is on call can be written to, which is said beside every other problem', () => {
  const ONCALL_CONTACTS = '15:ana@example.com';
  const message = problemsOf({ DATABASE_URL, ONCALL_CONTACTS, PORT: '70000' });
  expect(message).toContain('SMTP_URL is missing beside ONCALL_CONTACTS');
  expect(message).toContain('PORT');
  const { SMTP_URL } = MAIL;
  expect(problemsOf({ DATABASE_URL, ONCALL_CONTACTS, SMTP_URL })).toContain(
    'MAIL_FROM is missing beside SMTP_URL',
  );
});

test.each(['4', '1441', '7.5', 'often', '-60'])(
  'the last of them is not written to every %s minutes',
  (often) => {
    expect(problemsOf({ DATABASE_URL, ONCALL_REPEAT_MINUTES: often })).toContain('ONCALL_REPEAT_MINUTES');
  },
);
