import { expect, it } from 'vitest';
import { cameToNothing } from './came-to-nothing.ts';

it.each([
  'Rejeté',
  'In attesa',
  'Väntar',
  'Återbetald',
  'Afventer',
  'Odottaa',
  'Peruttu',
  'In afwachting',
  'Em análise',
  'W trakcie',
  'Čeká na platbu',
  'Függőben',
  'În așteptare',
  'Εκκρεμεί',
  'Ootel',
  'Ожидает',
  'Cancelled, not paid',
])('knows a state in which nothing came yet, or ever will: %s', (state) => {
  expect(cameToNothing(state)).toBe(true);
});

it.each([
  'Offenbach',
  'Maksettu',
  'Betald',
  'Completato',
  'Wypłacone',
  'Venter & Co',
  'Bekannt',
  'Cancelled late (paid 50%)',
])('takes nothing else for one: %s', (text) => {
  expect(cameToNothing(text)).toBe(false);
});
