import { describe, expect, it } from 'vitest';
import { guessed, usesOf } from '../../testing/guessed.ts';
import { NET } from './sum-words.ts';

describe('words that begin or end with a letter that English does not have', () => {
  it('tell the state of rows in French', () => {
    const rows = ['2026-03-02,Payé,50.00', '2026-03-03,Annulé,20.00'];
    expect(usesOf('Date,État,Montant', ...rows)).toEqual(usesOf('Date,Statut,Montant', ...rows));
  });

  it('tell money that came in by a transfer from what was paid out by one', () => {
    const usesBy = (kind: string) =>
      guessed(['Datum;Art;Betrag', `02.03.2026;${kind};50,00`, '03.03.2026;Auszahlung;-20,00']).rows.map(
        ({ use }) => use,
      );
    expect(usesBy('Überweisung')).toEqual(usesBy('Bonifico'));
  });

  it.each(['Итого', 'Итого к выплате', 'Líquido'])('say what is left: %s', (name) => {
    expect(NET.test(name)).toBe(true);
  });
});
