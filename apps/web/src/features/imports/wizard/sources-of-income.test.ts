import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('what came in from each source is earned where no column adds it up', () => {
  const days = [
    'Date,Ad revenue,Subscription revenue,Merch revenue,Views',
    '2026-03-01,10.00,5.00,2.00,1200',
    '2026-03-02,8.00,0,4.00,900',
  ];
  expect(read(days, guessed(days))).toEqual(['2026-03-01 base 17', '2026-03-02 base 12']);
});

test('so are the parts of what a job pays', () => {
  const jobs = [
    'Date,Job,Base pay,Mileage pay,Tip',
    '2026-03-01,A,5.00,2.50,3.00',
    '2026-03-02,B,5.00,4.00,0.00',
  ];
  expect(read(jobs, guessed(jobs))).toEqual(['2026-03-01 base 7.5 tips 3', '2026-03-02 base 9']);
  const rates = ['Date,Hours,Hourly pay,Shift pay', '2026-03-01,4,15.00,60.00', '2026-03-02,2,15.00,30.00'];
  expect(usesOf(rates).filter((use) => use === 'base')).toHaveLength(1);
});

test('it is not where one holds the others, or is called a sum of them', () => {
  const summed = [
    'Date,Ad revenue,Video revenue,Banner revenue',
    '2026-03-01,15.00,10.00,5.00',
    '2026-03-02,12.00,8.00,4.00',
  ];
  expect(usesOf(summed)).toEqual(['date', 'base', 'none', 'none']);
  const named = [
    'Date,Ad revenue,Gross revenue,Net revenue',
    '2026-03-01,15.00,20.00,11.00',
    '2026-03-02,12.00,18.00,10.00',
  ];
  expect(usesOf(named).filter((use) => use === 'base')).toHaveLength(1);
});
