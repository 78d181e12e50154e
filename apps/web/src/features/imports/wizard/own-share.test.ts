import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('the share of the person counts where prices add up to something else', () => {
  const lines = [
    'Date,Course,Price,Tax Amount,Store Fee,Share Price,Instructor Share',
    '2026-03-01,One,12.99,0.00,0.00,12.99,4.81',
    '2026-03-04,Two,9.99,0.00,0.00,9.99,9.69',
    '2026-03-06,One,19.99,1.66,5.50,12.83,4.75',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-01 base 4.81',
    '2026-03-04 base 9.69',
    '2026-03-06 base 4.75',
  ]);
});

test('what came back of a fee is no fee, and what a person received is theirs', () => {
  const shop = [
    'Date,Amount,Selling fee,Refunded to buyer,Fees refunded to seller',
    '2026-03-01,35.00,3.50,0.00,0.00',
    '2026-03-02,24.00,2.40,24.00,2.40',
    '2026-03-03,61.00,6.15,0.00,0.00',
  ];
  expect(read(shop, guessed(shop))).toEqual([
    '2026-03-01 base 35 fees 3.5',
    '2026-03-02 base 24 adjustments -24 reimbursements 2.4 fees 2.4',
    '2026-03-03 base 61 fees 6.15',
  ]);
  const album = [
    'Date,Item,Sub total,Fee,Item total,Amount you received',
    '2026-03-01,First,10.00,-0.65,10.84,7.85',
    '2026-03-02,Other,25.00,-1.40,31.00,21.10',
  ];
  expect(read(album, guessed(album))).toEqual(['2026-03-01 base 7.85', '2026-03-02 base 21.1']);
});

test('a sum that stands in one row is no total of each, and the id of what is sold is none of its sale', () => {
  const lines = [
    'Settlement,Total amount,Item id,Posted date,Amount',
    '1,34.00,,,',
    '1,,A,2026-03-01,40.00',
    '1,,B,2026-03-02,-6.00',
    '1,,C,2026-03-02,7.00',
    '1,,D,2026-03-02,-7.00',
  ];
  const { columns } = guessed(lines);
  expect(columns.find(({ label }) => label === 'Item id')?.use).toBe('reference');
  expect(read(lines, guessed(lines)).slice(1)).toEqual([
    '2026-03-01 base 40',
    '2026-03-02 base -6',
    '2026-03-02 base 7',
    '2026-03-02 base -7',
  ]);
});

test('the margin of the person counts where it is part of the price that somebody else pays', () => {
  const shop = [
    'Order Date,Product,Base Amount,Retail Price,Artist Margin',
    '2026-03-02,Sticker,2.00,2.40,0.40',
    '2026-03-03,Shirt,20.00,24.00,4.00',
  ];
  expect(read(shop, guessed(shop))).toEqual(['2026-03-02 base 0.4', '2026-03-03 base 4']);
});

test('tips and bonuses that come to the person beside their share count', () => {
  const rides = [
    'Date,Passenger fare,Platform fee,Your earnings,Tip,Bonus,Total paid to you',
    '2026-03-02,20.00,7.00,13.00,2.00,0.00,15.00',
    '2026-03-13,35.00,13.50,21.50,0.00,3.00,24.50',
  ];
  expect(read(rides, guessed(rides))).toEqual([
    '2026-03-02 base 20 tips 2 fees 7',
    '2026-03-13 base 35 bonuses 3 fees 13.5',
  ]);
});

test('the royalty counts where sales and what came back of them add up to something else', () => {
  const statement = [
    'Statement Date,Title,Units,Gross Sales,Returns,Net Sales,Royalty %,Royalty Payable',
    '2026-03-31,Tale,10,100.00,-10.00,90.00,25%,22.50',
    '2026-03-31,Fable,4,40.00,0.00,40.00,25%,10.00',
  ];
  expect(read(statement, guessed(statement))).toEqual(['2026-03-31 base 22.5', '2026-03-31 base 10']);
  const hosts = [
    'Date,Gross Sales,Returns,Net Sales,Payable to you',
    '2026-03-30,100.00,-10.00,90.00,72.00',
    '2026-03-31,40.00,0.00,40.00,32.00',
  ];
  expect(read(hosts, guessed(hosts))).toEqual(['2026-03-30 base 72', '2026-03-31 base 32']);
});

test('royalties withheld for somebody else are no share of the person', () => {
  const songs = [
    'Date,Title,Songwriter Royalties Withheld,Earnings',
    '2026-03-01,One,0.00,3.51',
    '2026-03-02,Two,0.12,0.70',
  ];
  expect(read(songs, guessed(songs))).toEqual(['2026-03-01 base 3.51', '2026-03-02 base 0.7']);
});

test('royalties in other languages are the share of the person too, and a cut of a platform is its fee', () => {
  const photos = [
    'Fecha;Foto;Precio de venta;Regalías',
    '02/03/2026;1;10,00;3,30',
    '13/03/2026;2;20,00;6,60',
  ];
  expect(read(photos, guessed(photos))).toEqual(['2026-03-02 base 3.3', '2026-03-13 base 6.6']);
  const books = [
    "Période;Titre;Prix HT;CA net;Taux;Droits d'auteur",
    '01/2026;Roman;15,00;150,00;10%;15,00',
    '02/2026;Roman;15,00;60,00;10%;6,00',
  ];
  expect(read(books, guessed(books))).toEqual(['2026-01-31 base 15', '2026-02-28 base 6']);
  const lessons = [
    'Date,Earned,Platform cut,Payout',
    '2026-03-02,20.00,4.00,16.00',
    '2026-03-03,15.00,3.00,12.00',
  ];
  expect(read(lessons, guessed(lessons))).toEqual(['2026-03-02 base 20 fees 4', '2026-03-03 base 15 fees 3']);
});

test('a share of revenue is what is left of the sales of a developer', () => {
  const games = [
    'Date,Gross Sales (USD),Returns (USD),Net Sales (USD),Revenue Share (USD)',
    '2026-03-01,99.90,-9.99,89.91,62.94',
    '2026-03-02,49.95,0.00,49.95,34.97',
  ];
  expect(read(games, guessed(games, { currency: null }))).toEqual([
    '2026-03-01 base 62.94',
    '2026-03-02 base 34.97',
  ]);
});

test('a payout that stands beside its price in most rows is what the row comes to, though some have neither', () => {
  const rides = [
    'Date,Status,Price,Commission,Owner payout',
    '2026-03-01,ended,40.00,-6.00,34.00',
    '2026-03-02,ended,55.00,-8.25,46.75',
    '2026-03-03,canceled,0.00,0.00,0.00',
  ];
  expect(read(rides, guessed(rides)).slice(0, 2)).toEqual([
    '2026-03-01 base 40 fees 6',
    '2026-03-02 base 55 fees 8.25',
  ]);
});
