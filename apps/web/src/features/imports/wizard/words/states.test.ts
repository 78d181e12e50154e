import { expect, test } from 'vitest';
import { guessed, read } from '../../testing/guessed.ts';

test.each([
  ['Statut', 'Payé', 'Rejeté'],
  ['Stato', 'Completato', 'In attesa'],
  ['Situação', 'Concluído', 'Pendente'],
  ['Tila', 'Maksettu', 'Peruttu'],
  ['Κατάσταση', 'Πληρώθηκε', 'Εκκρεμεί'],
  ['Zahlungsstatus', 'Bezahlt', 'Offen'],
  ['Betaalstatus', 'Betaald', 'Vervallen'],
  ['Betalingsstatus', 'Betalt', 'Forfalden'],
  ['Stan', 'Opłacona', 'Przeterminowana'],
  ['Estado', 'Vendido', 'Devuelto'],
])('rows that came to nothing are left out by a column called %s', (name, paid, open) => {
  const lines = [`Date;${name};Amount`, `2026-03-02;${paid};12,00`, `2026-03-03;${open};8,00`];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-02 base 12',
    'left out: you said that these rows are left out',
  ]);
});

test.each(['Devuelto', 'Retourniert', 'Geretourneerd', 'Devolvido'])(
  'what came back by an amount below zero is taken off what another row brought: %s',
  (kind) => {
    const lines = ['Date;Type;Amount', '2026-03-02;Sale;50,00', `2026-03-03;${kind};-50,00`];
    expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 50', '2026-03-03 adjustments -50']);
  },
);

test('what went back and what was paid out are told in Portuguese, and gratuities are tips', () => {
  const shop = [
    'Data;Tipo;Valor',
    '02/03/2026;Venda;50,00',
    '05/03/2026;Estorno;-20,00',
    '13/03/2026;Repasse;-30,00',
  ];
  expect(read(shop, guessed(shop))).toEqual([
    '2026-03-02 base 50',
    '2026-03-05 adjustments -20',
    '2026-03-13 payout 30',
  ]);
  const shifts = ['Date,Wages,Gratuities', '2026-03-01,72.00,110.00'];
  expect(read(shifts, guessed(shifts))).toEqual(['2026-03-01 base 72 tips 110']);
});
