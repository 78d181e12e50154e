import { describe, expect, it, test } from 'vitest';
import { guessed, read, usesOf } from '../../testing/guessed.ts';

describe('taxes', () => {
  it.each([
    'ISR retenido',
    'IVA retenido',
    'ISR',
    'Impuestos retenidos',
    'Cedolare secca 21%',
    'Cotisations',
    'CSG/CRDS',
    'IRS retido',
  ])('that are withheld: %s', (name) => {
    const lines = [
      `Date;Montant brut;${name};Net amount`,
      '2026-03-02;100,00;10,00;90,00',
      '2026-03-09;80,00;8,00;72,00',
    ];
    expect(usesOf(lines)).toEqual(['date', 'base', 'taxesWithheld', 'total']);
  });

  it.each(['Umsatzsteuer', 'Mehrwertsteuer', 'USt. 19 %', 'Moms', 'Mva', 'IVA', 'Podatek VAT'])(
    'of buyers: %s',
    (name) => {
      const lines = [`Date;Net amount;${name}`, '2026-03-02;100,00;19,00', '2026-03-09;200,00;38,00'];
      expect(usesOf(lines)[2]).toBe('passThroughTax');
    },
  );
});

it('is told from amounts with and without a tax in Danish', () => {
  const lines = [
    'Dato;Kunde;Beløb ekskl. moms;Moms;Beløb inkl. moms',
    '02-03-2026;A;1000,00;250,00;1250,00',
    '13-03-2026;B;400,00;100,00;500,00',
  ];
  expect(usesOf(lines)).toEqual(['date', 'none', 'base', 'passThroughTax', 'none']);
});

describe('fees', () => {
  it.each([
    'Cuota de servicio',
    'Cuota de plataforma',
    'Gastos de gestión',
    'Tarifa de servicio',
    'Tarifa de la plataforma',
    'Platform share',
    'Marketplace share',
    'Commissie',
    'Servicekosten',
    'Taxa',
    'Taxas da plataforma',
    'Quota piattaforma',
    'Quota della piattaforma',
  ])('that a platform takes: %s', (name) => {
    const taken = [
      `Date;Sale price;${name};Your earnings`,
      '2026-03-02;100,00;10,00;90,00',
      '2026-03-09;80,00;8,00;72,00',
    ];
    expect(usesOf(taken)).toEqual(['date', 'base', 'fees', 'total']);
  });

  it('are not what a trip cost in Spanish', () => {
    const trips = [
      'Fecha,Viaje,Tarifa,Tarifa de servicio,Ganancia',
      '2026-03-01,V1,150.00,-37.50,112.50',
      '2026-03-13,V2,90.00,-22.50,67.50',
    ];
    expect(usesOf(trips)).toEqual(['date', 'none', 'base', 'fees', 'total']);
    const alone = ['Fecha,Viaje,Tarifa', '2026-03-01,V1,150.00', '2026-03-13,V2,90.00'];
    expect(usesOf(alone)[2]).toBe('base');
    const sales = [
      'Fecha,Bruto,Tarifa,Neto',
      '2026-03-01,100.00,-9.00,91.00',
      '2026-03-13,50.00,-5.00,45.00',
    ];
    expect(usesOf(sales)).toEqual(['date', 'base', 'fees', 'total']);
  });
});

test.each(['Commissie', 'Commission', 'Provision', 'Provisjon', 'Prowizja', 'Comisión'])(
  'a commission beside nothing that it could be taken off was earned: %s',
  (name) => {
    const lines = [`Date;Client;${name}`, '2026-03-02;A;100,00', '2026-03-09;B;80,00'];
    expect(usesOf(lines)).toEqual(['date', 'none', 'base']);
  },
);

test('a commission of a shop in Dutch is taken off its price', () => {
  const lines = ['Datum;Verkoopprijs;Commissie', '2026-03-02;100,00;10,00', '2026-03-09;80,00;8,00'];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 100 fees 10', '2026-03-09 base 80 fees 8']);
});
