import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readFixture, readOrThrow } from '../testing/read-fixture.ts';

const read = (...rows: string[]) => toStatementResult(readOrThrow(`${rows.join('\n')}\n`));

describe('PayPal in other languages', () => {
  it('reads the activity in German: what came in, what went back, and nothing that is not known to be completed', () => {
    const result = readFixture('paypal/activity-in-german.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-03 base 1100 fees 27.75 = 1072.25 EUR',
      '2026-03-05 adjustments -20 fees -0.5 = -19.5 EUR',
      '2026-03-09 fees 3 = -3 EUR',
    ]);
    expect(result.totals).toMatchObject([{ payouts: '1000' }]);
    expect(result.rows.leftOut.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      '3: this was not completed, and no money moved',
      '5: you paid this to somebody',
      '6: PayPal holds this back or lets it go: it is yours either way, and no income',
      '7: PayPal holds this back or lets it go: it is yours either way, and no income',
      '10: this was not completed, and no money moved',
    ]);
  });

  it('reads the activity in Dutch, of which some names are English', () => {
    const result = readFixture('paypal/activity-in-dutch.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-28 base 1100 fees 37.75 = 1062.25 EUR',
      '2026-03-29 adjustments -20 fees -0.5 = -19.5 EUR',
    ]);
    expect(result.totals).toMatchObject([{ payouts: '1000' }]);
    expect(result.rows.leftOut.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      '3: this was not completed, and no money moved',
      '5: you paid this to somebody',
      '6: this is your own money',
      '7: PayPal holds this back or lets it go: it is yours either way, and no income',
    ]);
  });

  it('takes in German the fee of a chargeback for a fee, and what is taken back for a correction', () => {
    const result = read(
      'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode,Guthaben',
      '13.03.2026,10:00:00,Europe/Berlin,,Rückbuchung,Abgeschlossen,EUR,"-50,00","0,00","-50,00",T1,"-50,00"',
      '14.03.2026,10:00:00,Europe/Berlin,,Rückbuchungsgebühr,Abgeschlossen,EUR,"-16,00","0,00","-16,00",T2,"-66,00"',
    );
    expect(earningLines(result)).toEqual([
      '2026-03-13 adjustments -50 = -50 EUR',
      '2026-03-14 fees 16 = -16 EUR',
    ]);
  });

  it('counts a payment once, whose cart stands beside it under its id', () => {
    const result = read(
      'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode,Guthaben',
      '03.03.2026,10:00:00,Europe/Berlin,Erika Muster,PayPal Express-Zahlung,Abgeschlossen,EUR,"10,00","-0,60","9,40",T1,"9,40"',
      '03.03.2026,10:00:00,Europe/Berlin,Erika Muster,Warenkorbartikel,Abgeschlossen,EUR,"10,00",,,T1,',
    );
    expect(earningLines(result)).toEqual(['2026-03-03 base 10 fees 0.6 = 9.4 EUR']);
    expect(result.rows.leftOut).toEqual([
      { row: 3, reason: 'not a known kind of row: “Warenkorbartikel” in column “Typ”' },
    ]);
  });

  it.each([
    [
      'Completed',
      'Balance Impact',
      'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID',
    ],
    [
      'Abgeschlossen',
      'Auswirkung auf Guthaben',
      'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode',
    ],
  ])('earns nothing by what is %s and moved nothing, as the column “%s” says', (status, impact, header) => {
    const payment = (id: string, moved: string) =>
      `14/03/2026,10:00:00,CET,,${status === 'Completed' ? 'Website Payment' : 'Website-Zahlung'},${status},EUR,"99,00","0,00","99,00",${id},${moved}`;
    const result = read(`${header},${impact}`, payment('T1', 'Credit'), payment('T2', 'Memo'));
    expect(earningLines(result)).toEqual(['2026-03-14 base 99 = 99 EUR']);
    expect(result.rows.leftOut).toEqual([
      { row: 3, reason: 'PayPal says that this moved no money of your account' },
    ]);
  });

  it('reads the statement in Spanish, whose kinds of rows stand in its descriptions, with the day first', () => {
    const result = readFixture('paypal/statement-in-spanish.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-02 base 1049.37 fees 30.78 = 1018.59 EUR',
      '2026-03-03 adjustments -28.82 fees -0.69 = -28.13 EUR',
    ]);
    expect(result.rows.leftOut).toEqual([
      { row: 4, reason: 'not a known kind of row: “Otra cosa” in column “Descripción”' },
    ]);
  });

  it('reads the activity in Spanish, and nothing that is not completed', () => {
    const result = readFixture('paypal/activity-in-spanish.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-28 base 1049.37 fees 30.78 = 1018.59 EUR',
      '2026-03-29 adjustments -28.82 fees -0.69 = -28.13 EUR',
    ]);
    expect(result.rows.leftOut.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      '4: this was not completed, and no money moved',
      '5: you paid this to somebody',
    ]);
    expect(result.control).toMatchObject([{ ok: true }]);
  });

  it.each([
    {
      name: 'the activity in French',
      lines: [
        `Date,Heure,Fuseau horaire,Nom,Type,État,Devise,Avant commission,Commission,Net,De l'adresse email,Numéro de transaction,Titre de l'objet,Solde`,
        '01/03/2026,10:02:11,Europe/Paris,Une Cliente,Paiement Express Checkout,Terminé,EUR,"12,00","-0,77","11,23",c@example.com,T1,Cours,"11,23"',
        '02/03/2026,10:02:11,Europe/Paris,Une Cliente,Paiement Express Checkout,En attente,EUR,"5,00","0,00","5,00",c@example.com,T2,Cours,"11,23"',
        '03/03/2026,10:02:11,Europe/Paris,,Retrait initié par l\'utilisateur,Terminé,EUR,"-11,23","0,00","-11,23",,T3,,"0,00"',
      ],
    },
    {
      name: 'the statement in Italian, with the spaces of its header',
      lines: [
        'Data,Ora,Fuso orario,Descrizione,Valuta,Lordo ,Tariffa ,Netto,Saldo,Codice transazione,Indirizzo email mittente,Nome,Codice transazione di riferimento',
        '01/03/2026,10:02:11,Europe/Rome,Pagamento Express Checkout,EUR,"12,00","-0,77","11,23","11,23",T1,c@example.com,Una Cliente,',
        '02/03/2026,10:02:11,Europe/Rome,Blocco conto per autorizzazione aperta,EUR,"-5,00","0,00","-5,00","6,23",T2,,,',
        `03/03/2026,10:02:11,Europe/Rome,Prelievo generico,EUR,"-11,23","0,00","-11,23","-5,00",T3,,,`,
      ],
    },
    {
      name: 'the statement in Dutch',
      lines: [
        'Datum,Tijd,Tijdzone,Omschrijving,Valuta,Bruto,Kosten,Net,Saldo,Transactiereferentie,Van e-mailadres,Naam,Naam bank,Bankrekening,Verzendkosten,BTW,Factuurreferentie,Reference Txn ID',
        '1-3-2026,10:02:11,Europe/Amsterdam,Express Checkout-betaling,EUR,"12,00","-0,77","11,23","11,23",T1,c@example.com,Een Klant,,,,,,',
        '13-3-2026,10:02:11,Europe/Amsterdam,Algemene valutaomrekening,EUR,"-5,00","0,00","-5,00","6,23",T2,,,,,,,,',
        '13-3-2026,10:02:11,Europe/Amsterdam,Algemene opname,EUR,"-11,23","0,00","-11,23","-5,00",T3,,,,,,,,',
      ],
    },
    {
      name: 'the statement in English',
      lines: [
        '"Date","Time","Time Zone","Description","Currency","Gross ","Fee ","Net","Balance","Transaction ID","From Email Address","Name","Reference Txn ID"',
        '"3/1/2026","10:02:11","America/Los_Angeles","Express Checkout Payment","EUR","12.00","-0.77","11.23","11.23","T1","c@example.com","A Client",""',
        '"3/13/2026","10:02:11","America/Los_Angeles","General Currency Conversion","EUR","-5.00","0.00","-5.00","6.23","T2","","",""',
        '"3/13/2026","10:02:11","America/Los_Angeles","General Withdrawal - Bank Account","EUR","-11.23","0.00","-11.23","-5.00","T3","","",""',
      ],
    },
  ])('reads $name', ({ lines }) => {
    const result = read(...lines);
    expect(earningLines(result)).toEqual(['2026-03-01 base 12 fees 0.77 = 11.23 EUR']);
    expect(result.totals).toMatchObject([{ payouts: '11.23' }]);
    expect(result.rows.leftOut.map(({ row }) => row)).toEqual([3]);
    expect(result.control).toMatchObject([{ ok: true }]);
  });
});
