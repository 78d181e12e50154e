import { describe, expect, it, test } from 'vitest';
import { guessed, read, usesOf } from '../../testing/guessed.ts';

describe('hours', () => {
  it.each([
    'Online-Zeit',
    'Online-Zeit (Std.)',
    'Arbeits-Zeit',
    'Zeit (Std.)',
    'Zeit (h)',
    'Time (hrs)',
    'Temps (h)',
  ])('are told by %s', (name) => {
    const lines = [`Tag;${name};Betrag`, '02.03.2026;5,5;50,00', '04.03.2026;4,25;40,00'];
    expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 50 19800 s', '2026-03-04 base 40 15300 s']);
  });

  it.each([
    'Time (min)',
    'Time (mins)',
    'Zeit (Min.)',
    'Lesson length (min)',
    'Length (minutes)',
    'Tempo (min)',
  ])('are told in minutes by %s', (name) => {
    const lines = [`Date;${name};Amount`, '02.03.2026;30;50,00', '04.03.2026;45;40,00'];
    expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 50 1800 s', '2026-03-04 base 40 2700 s']);
  });

  it('are the time that a study took', () => {
    const lines = [
      'Date,Study,Time taken,Reward',
      '2026-03-01,A,00:12:30,1.80',
      '2026-03-13,B,00:08:10,1.20',
    ];
    expect(read(lines, guessed(lines))).toEqual(['2026-03-01 base 1.8 750 s', '2026-03-13 base 1.2 490 s']);
  });

  it('are a length of which cells say minutes, and no other', () => {
    const lengths = (...texts: string[]) =>
      usesOf('Date;Length;Amount', ...texts.map((text, at) => `2026-03-1${at};${text};40,00`))[1];
    expect(lengths('30 min', '1 h 15 min')).toBe('hours');
    expect(lengths('3,5', '4,25')).toBe('none');
    expect(lengths('3:45', '4:10')).toBe('none');
  });
});

test.each([
  'Price per word',
  'Rate per line',
  'Fee per page',
  'Price / character',
  'Wortpreis',
  'Zeilenpreis',
  'Preis pro Wort',
  'Preis je Normzeile',
  'Tarif/mot',
  'Tarif au mot',
  'Prix par page',
  'Tarifa por palabra',
  'Precio por línea',
  'Prezzo a parola',
  'Tariffa per cartella',
  'Preço por palavra',
  'Prijs per woord',
  'Woordprijs',
  'Pris per ord',
  'Pris pr. ord',
  'Cena za słowo',
])('a price of one is no amount: %s', (name) => {
  const lines = [`Date;${name};Montant HT`, '2026-03-02;0,10;120,00', '2026-03-13;0,09;225,00'];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 120', '2026-03-13 base 225']);
});

test.each(['Reversement', 'Montant reversé', 'Versement'])(
  'what a site hands on is what is left: %s',
  (name) => {
    const lines = [
      `Date;Prix total;Frais de service;${name}`,
      '2026-03-02;30,00;2,40;27,60',
      '2026-03-13;10,00;0,80;9,20',
    ];
    expect(usesOf(lines)).toEqual(['date', 'base', 'fees', 'total']);
  },
);

test('what is left in French is told from the gross amount', () => {
  const lines = ['Date;Droits bruts;Droits nets', '2026-03-02;120,40;102,34', '2026-03-13;14,20;12,07'];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 102.34', '2026-03-13 base 12.07']);
  const taken = [
    'Date;Ventes;Commission;Part nette',
    '2026-03-02;100,00;10,00;90,00',
    '2026-03-13;50,00;5,00;45,00',
  ];
  expect(usesOf(taken)).toEqual(['date', 'base', 'fees', 'total']);
});
