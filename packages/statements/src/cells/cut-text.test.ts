import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toWireItems } from '../wire.ts';
import { cutText } from './cut-text.ts';

it('keeps the start of a text, at most as long as asked and never half a character more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, length) => {
      const cut = cutText(text, length);
      expect(
        text.startsWith(cut) && cut.length <= length && cut.length >= Math.min(text.length, length) - 1,
      ).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});

it('lets a statement with characters outside the basic plane at every place of a cut be stored as JSON', () => {
  for (const shift of ['', 'x']) {
    const long = shift + '🚲'.repeat(400);
    const file = [
      'platform,date,amount,id,notes',
      `E,2026-01-02,1,,${long}`,
      `E,2026-01-02,1,${long},a`,
      `E,${long},1,b,`,
    ];
    const outcome = readStatement(new TextEncoder().encode([...file, ''].join('\n')), { currency: 'EUR' });
    if (outcome.kind !== 'read') throw new Error(outcome.message);
    const items = toWireItems(outcome.statement);
    expect(items.map(({ kind }) => kind)).toEqual(['earning', 'earning', 'leftOut']);
    // A half of a character is what JSON escapes as \ud83d.
    expect(JSON.stringify(items)).not.toMatch(/\\ud[89a-f]/);
  }
});
