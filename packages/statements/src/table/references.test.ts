import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

const HEADER = 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details';

describe('the reference in a text', () => {
  it.each([
    ['#380の支払い', '注文 #380'],
    ['Payment for Order #A-380', 'Transaction: #A-380, a mug'],
    ['Оплата #заказ7', '#заказ7'],
  ])('is the same in %s and %s', (sale, fee) => {
    const file = [
      HEADER,
      `"July 15, 2025",Sale,"${sale}",--,JPY,¥1000,--,¥1000,--`,
      `"July 15, 2025",Fee,"Fee","${fee}",JPY,--,-¥65,-¥65,--`,
      '',
    ].join('\n');
    expect(earningLines(toStatementResult(readOrThrow(file)))).toEqual([
      '2025-07-15 base 1000 fees 65 = 935 JPY',
    ]);
  });
});
