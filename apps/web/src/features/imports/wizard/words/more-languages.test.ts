import { describe, expect, it } from 'vitest';
import { guessed, read, usesOf } from '../../testing/guessed.ts';

describe('words of more languages', () => {
  it.each([
    ['Romanian', 'Data;Cursa;Tarif;Comision;Bacșiș;Total de plată'],
    ['Hungarian', 'Dátum;Fuvar;Összeg;Jutalék;Borravaló;Nettó'],
    ['Czech', 'Datum;Popis;Částka;Provize;Spropitné;Celkem'],
    ['Finnish', 'Päivämäärä;Ajo;Toimituspalkkiot;Palvelumaksu;Tipit;Yhteensä'],
    ['Greek', 'Ημερομηνία;Δρομολόγιο;Αμοιβή;Προμήθεια;Φιλοδώρημα;Σύνολο'],
    ['Estonian', 'Kuupäev;Sõit;Tasu;Teenustasu;Jootraha;Kokku'],
  ])('tell fees and tips from what was earned in %s', (_, names) => {
    const lines = [names, '02.03.2026;A;35,00;-8,75;5,00;31,25', '13.03.2026;B;28,00;-7,00;0,00;21,00'];
    expect(read(lines, guessed(lines))).toEqual([
      '2026-03-02 base 35 tips 5 fees 8.75',
      '2026-03-13 base 28 fees 7',
    ]);
  });

  it.each(['PRSI', 'Sozialabgaben', 'IRPEF', 'ZUS', 'Skattetrekk', 'INSS', 'Ennakonpidätys'])(
    'tell what is withheld of wages: %s',
    (name) => {
      const lines = [
        `Date,Gross pay,${name},Net pay`,
        '2026-03-02,100.00,10.00,90.00',
        '2026-03-09,80.00,8.00,72.00',
      ];
      expect(usesOf(lines)).toEqual(['date', 'base', 'taxesWithheld', 'total']);
    },
  );

  it('tell the tax of buyers', () => {
    const rides = [
      'Date,Gross fare,HST collected,Service fee,HST on service fee,Net payout',
      '2026-03-01,20.00,2.60,-5.00,-0.65,16.95',
      '2026-03-13,30.00,3.90,-7.50,-0.98,25.42',
    ];
    expect(read(rides, guessed(rides))).toEqual([
      '2026-03-01 base 20 fees 5.65 passThroughTax 2.6',
      '2026-03-13 base 30 fees 8.48 passThroughTax 3.9',
    ]);
  });
});

describe('kinds of rows', () => {
  it.each([
    'Servicegebyr',
    'Bemiddelingskosten',
    'Costi di servizio',
    'Comisiones',
    'Cuota de servicio',
    'Gastos de gestión',
    'Quota piattaforma',
    'Platform share',
  ])('that are fees: %s', (kind) => {
    const lines = ['Date,Type,Amount', '2026-03-02,Sale,50.00', `2026-03-02,${kind},-5.00`];
    expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 50', '2026-03-02 fees 5']);
  });

  it.each([
    'Withdraw',
    'Instant Cashout',
    'Retrait',
    'Reversement',
    'Prelievo',
    'Transferencia',
    'Algemene opname',
  ])('that are payouts: %s', (kind) => {
    const lines = ['Date,Type,Amount', '2026-03-02,Sale,50.00', `2026-03-09,${kind},-50.00`];
    expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 50', '2026-03-09 payout 50']);
  });
});

describe('names of columns', () => {
  it('that hold fees, or say what one thing was worth', () => {
    const wallet = [
      'Date,Quantity,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread)',
      '2026-03-01,0.001,60000.00,60.00,60.00',
      '2026-03-05,0.002,62000.00,124.00,126.50',
    ];
    expect(usesOf(wallet)).not.toContain('fees');
    expect(usesOf(wallet)[2]).toBe('none');
  });

  it('that say for how many days an invoice may stay unpaid', () => {
    const lines = ['Date,Net terms,Amount', '2026-03-01,30,500.00', '2026-03-02,30,200.00'];
    expect(usesOf(lines)).toEqual(['date', 'none', 'base']);
  });

  it('of a report of hours in Italian', () => {
    const lines = [
      'Progetto;Cliente;Data;Durata (h);Importo (EUR)',
      'Sito;A;02/03/2026;02:30;100,00',
      'Sito;A;13/03/2026;04:00;160,00',
    ];
    expect(usesOf(lines)).toEqual(['none', 'none', 'date', 'hours', 'none']);
  });

  it('of hours that nobody had to work', () => {
    const days = ['Date,Guaranteed hours,Delivery pay', '2026-03-01,4,40.00', '2026-03-02,3,36.00'];
    expect(usesOf(days)).toEqual(['date', 'none', 'base']);
  });

  it('of accounts in which no balance stands', () => {
    const lines = ['Auftragskonto;Buchungstag;Betrag', 'DE00;02.03.2026;500,00', 'DE00;03.03.2026;-85,00'];
    expect(guessed(lines).belowZero).toBe('skip');
    const joined = ['dateOp;amount;accountbalance', '2026-03-02;500,00;500,00', '2026-03-03;-85,00;415,00'];
    expect(guessed(joined).belowZero).toBe('skip');
  });
});
