import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readFixture, readOrThrow } from '../testing/read-fixture.ts';

const read = (...rows: string[]) => toStatementResult(readOrThrow(`${rows.join('\n')}\n`));

describe('PayPal of one who buys as well', () => {
  const ENGLISH = 'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance';
  const rowsOf = (types: readonly (readonly [string, string])[], status = 'Completed') =>
    types.map(
      ([type, gross], at) =>
        `14/03/2026,10:00:00,CET,,${type},${status},EUR,"${gross}","0,00","${gross}",T${at},`,
    );

  it('earns nothing and is paid nothing by what a shop gives back, which goes on to the card or the bank that had paid', () => {
    const result = read(
      ENGLISH,
      ...rowsOf([
        ['Express Checkout Payment', '-12,00'],
        ['General Card Deposit', '12,00'],
        ['Payment Refund', '5,00'],
        ['General Card Withdrawal', '-5,00'],
        ['Payment Reversal', '7,00'],
        ['Reversal of ACH Deposit', '-7,00'],
        ['MassPay Reversal', '9,00'],
      ]),
    );
    expect(earningLines(result)).toEqual([]);
    expect(result.rows).toMatchObject({ read: 7, payouts: 0 });
    expect(result.rows.leftOut.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      '2: you paid this to somebody',
      '3: this is your own money',
      '4: somebody gave back what you had paid',
      '5: this is your own money',
      '6: somebody gave back what you had paid',
      '7: this is your own money',
      '8: somebody gave back what you had paid',
    ]);
  });

  it('earns no tax that a marketplace takes back which came in with a payment, and has it again with a refund', () => {
    const result = read(
      ENGLISH,
      ...rowsOf([
        ['eBay Auction Payment', '21,60'],
        ['Tax collected by partner', '-1,60'],
        ['Payment Refund', '-10,80'],
        ['Tax collected by partner', '0,80'],
      ]),
    );
    expect(result.totals).toMatchObject([{ base: '21.6', adjustments: '-11.6', net: '10' }]);
    expect(result.rows.leftOut).toEqual([]);
  });

  it('is paid what PayPal sends to the bank by itself', () => {
    const result = read(ENGLISH, ...rowsOf([['Auto-sweep', '-40,00']]));
    expect(result.totals).toMatchObject([{ gross: '0', payouts: '40' }]);
  });

  it('loses what is taken back of a sale, and has a chargeback again that is decided for them', () => {
    const result = read(
      ENGLISH,
      ...rowsOf([
        ['Payment Reversal', '-10,00'],
        ['Chargeback', '-20,00'],
        ['Chargeback Reversal', '20,00'],
        ['Dispute Reversal', '3,00'],
      ]),
    );
    expect(earningLines(result)).toEqual([
      '2026-03-14 adjustments -10 = -10 EUR',
      '2026-03-14 adjustments -20 = -20 EUR',
      '2026-03-14 adjustments 20 = 20 EUR',
      '2026-03-14 adjustments 3 = 3 EUR',
    ]);
  });

  it('has its fee again with what is given back to it, and a card is paid where that costs something', () => {
    const result = read(
      ENGLISH,
      '14/03/2026,10:00:00,CET,,Payment Reversal,Completed,EUR,"50,00","-1,50","48,50",T1,',
      '14/03/2026,10:00:00,CET,,General Card Withdrawal,Completed,EUR,"-100,00","-1,00","-101,00",T2,',
      ...rowsOf([['Canceled Reversal', '6,00']]),
    );
    expect(earningLines(result).toSorted()).toEqual([
      '2026-03-14 adjustments 50 fees 1.5 = 48.5 EUR',
      '2026-03-14 adjustments 6 = 6 EUR',
      '2026-03-14 fees 1 = -1 EUR',
    ]);
    expect(result.totals).toMatchObject([{ payouts: '100' }]);
  });

  it('has no payout that the bank sent back, in German, nor income from a payment that was taken back', () => {
    const result = read(
      'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode,Guthaben',
      ...rowsOf(
        [
          ['Von Nutzer eingeleitete Abbuchung', '-13,30'],
          ['Rückbuchung von ACH-Gutschrift', '-13,30'],
          ['Rückbuchung von ACH-Abbuchung', '13,30'],
          ['Zahlungsrückbuchung', '8,00'],
        ],
        'Abgeschlossen',
      ),
    );
    expect(earningLines(result)).toEqual([]);
    expect(result.rows).toMatchObject({ payouts: 2, leftOut: [{ row: 3 }, { row: 5 }] });
    expect(result.totals).toMatchObject([{ payouts: '0' }]);
  });

  it.each([
    [
      'German',
      'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode,Guthaben',
      'Chargeback-Gebühr',
      'Abgeschlossen',
    ],
    [
      'French',
      'Date,Heure,Fuseau horaire,Nom,Type,État,Devise,Avant commission,Commission,Net,Numéro de transaction,Solde',
      'Frais de chargeback',
      'Terminé',
    ],
    [
      'Italian',
      'Data,Orario,Fuso orario,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Codice transazione,Saldo',
      'Tariffa per chargeback',
      'Completata',
    ],
  ])(
    'pays a fee for a chargeback in %s, and takes nothing off a sale by it',
    (_language, header, fee, done) => {
      const result = read(header, ...rowsOf([[fee, '-14,00']], done), ...rowsOf([[fee, '-3,00']], 'Sospeso'));
      expect(earningLines(result)).toEqual(['2026-03-14 fees 14 = -14 EUR']);
      expect(result.rows.leftOut).toMatchObject([
        { row: 3, reason: 'this was not completed, and no money moved' },
      ]);
    },
  );

  it('knows in Italian what a card or a credit of PayPal paid in', () => {
    const result = read(
      'Data,Orario,Fuso orario,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Codice transazione,Saldo',
      ...rowsOf(
        [
          ['Pagamento da cellulare', '10,00'],
          ['Versamento generico con carta', '25,00'],
          ['Pagamento con credito acquirenti PayPal', '30,00'],
          ['Prelievo generico con carta', '-5,00'],
        ],
        'Completata',
      ),
    );
    expect(earningLines(result)).toEqual(['2026-03-14 base 10 = 10 EUR']);
    expect(result.rows.leftOut).toEqual([
      { row: 3, reason: 'this is your own money' },
      { row: 4, reason: 'this is your own money' },
      { row: 5, reason: 'this is your own money' },
    ]);
  });
});

describe('PayPal of a person', () => {
  it('reads amounts that stand alone, by their sign', () => {
    const result = readFixture('paypal/activity-of-a-person.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-14 base 1100 = 1100 GBP',
      '2026-03-16 adjustments -20 = -20 GBP',
      '2026-03-18 fees 14 = -14 GBP',
    ]);
    expect(result.totals).toMatchObject([{ payouts: '65' }]);
    expect(result.rows.leftOut.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      '3: this was not completed, and no money moved',
      '5: you paid this to somebody',
    ]);
  });

  it.each(['Amount', 'Gross'])('reads “%s” with fees and a total', (amount) => {
    const result = read(
      `Date,Time,TimeZone,Name,Type,Status,Currency,${amount},Fees,Total,Exchange Rate,Receipt ID,Balance,Transaction ID,Item Title`,
      '14/03/2026,10:15:22,GMT,Sample Friend,General Payment,Completed,GBP,0.30,-0.36,-0.06,,,-0.06,T1,Card',
      '15/03/2026,10:15:22,GMT,Sample Friend,General Payment,Completed,GBP,-7.00,0.00,-7.00,,,-7.06,T2,Card',
    );
    expect(earningLines(result)).toEqual(['2026-03-14 base 0.3 fees 0.36 = -0.06 GBP']);
    expect(result.rows.leftOut).toMatchObject([{ row: 3, reason: 'you paid this to somebody' }]);
    expect(result.control).toMatchObject([{ ok: true }]);
  });
});
