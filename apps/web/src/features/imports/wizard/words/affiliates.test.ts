import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../../testing/guessed.ts';

test.each([
  'Programm;Verkaufsbetrag;Provision',
  'Anunciante;Importe venta;Comisión',
  'Annonceur;Montant;Commission',
  'Adverteerder;Verkoopbedrag;Commissie',
])('a commission is earned by who advertises: %s', (names) => {
  const lines = [`Date;${names}`, '2026-03-02;Shop A;100,00;8,00', '2026-03-03;Shop B;50,00;4,00'];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 8', '2026-03-03 base 4']);
});

test('a second commission beside one that is earned is no fee', () => {
  const lines = [
    'Date,Advertiser,Sale amount,Commission,Extra commission',
    '2026-03-02,Shop A,100.00,8.00,1.00',
    '2026-03-03,Shop B,50.00,4.00,0.00',
  ];
  expect(usesOf(lines)).toEqual(['date', 'none', 'none', 'base', 'none']);
});

test.each(['Vorläufig', 'Vorgemerkt', 'Provisional', 'Unconfirmed'])(
  'what is only announced is left out: %s',
  (state) => {
    const lines = ['Date,Status,Amount', '2026-03-02,Verfügbar,3.20', `2026-03-03,${state},1.10`];
    expect(read(lines, guessed(lines))).toEqual([
      '2026-03-02 base 3.2',
      'left out: you said that these rows are left out',
    ]);
  },
);
