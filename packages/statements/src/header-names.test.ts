import { expect, it } from 'vitest';
import { headerNames } from './header-names.ts';

const namesOf = (text: string) => headerNames(new TextEncoder().encode(text));

it('exports of the same kind have the same names, whatever their rows, titles and order of columns', () => {
  const names = namesOf('Day,Fare,Tip\n2026-01-02,10.00,1\n');
  expect(names).toEqual(['day', 'fare', 'tip']);
  expect(namesOf('Rides of March\n\nTip;DAY;Fare\n2;2026-03-02;7,50\n3;2026-03-03;8,50\n')).toEqual(names);
  expect(namesOf('Day,Fare\n2026-01-02,10.00\n')).not.toEqual(names);
});

it('a file without a header has no names', () => {
  expect(namesOf('2026-01-02,10.00\n2026-01-03,11.00\n')).toBeNull();
});
