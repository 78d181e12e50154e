import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { decodeText, ENCODINGS, makesNoWords } from './decode.ts';

/** Bytes as hexadecimal, so that no encoder is needed. */
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const asWindows1252 = (hex: string) => new TextDecoder('windows-1252').decode(bytes(hex));

describe('the encoding of a text', () => {
  it('may be any that a person says', () => {
    expect(ENCODINGS.map((encoding) => decodeText(bytes('612c62'), encoding).encoding)).toHaveLength(
      ENCODINGS.length,
    );
    expect(decodeText(bytes('94848fe3'), 'Shift_JIS').text).toBe('売上');
    expect(decodeText(bytes('cfeee5e7e4eae0'), 'Windows-1251').text).toBe('Поездка');
    expect(decodeText(bytes('67b3f3776e61'), 'Windows-1250').text).toBe('główna');
  });

  it('is doubted where Windows-1252 makes no words of it', () => {
    // "Поездка", "売上手数料" and "główna, wpłata, kupujący".
    expect(makesNoWords(asWindows1252('cfeee5e7e4eae0'))).toBe(true);
    expect(makesNoWords(asWindows1252('94848fe38ee890949797bf'))).toBe(true);
    expect(makesNoWords(asWindows1252('67b3f3776e612c7770b36174612c6b7570756ab96379'))).toBe(true);
  });

  it('is doubted where quotes open behind letters, and the backslash of such a file is its sign of currency', () => {
    // "日付,配達料金,合計" over "2026年3月1日,¥467,¥467" and one row more.
    const hex =
      '93fa95742c947a924297bf8be02c8d878c760a32303236944e338c8e3193fa2c5c3436372c5c3436370a32303236944e338c8e3293fa2c5c313230302c5c313230300a';
    expect(makesNoWords(asWindows1252(hex))).toBe(true);
    const mapping = {
      layouts: [{ columns: { date: '日付' }, money: { amount: '合計' } }],
      lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
      control: { column: 'amount', terms: { base: 1 } },
      file: { encoding: 'Shift_JIS' },
    };
    expect(readStatement(bytes(hex), { mapping, currency: 'JPY' })).toMatchObject({
      statement: { control: [{ unit: 'JPY', file: 1_667_000_000n, ok: true }] },
    });
  });

  it('is not doubted of texts in the languages of Western Europe', () => {
    const texts = [
      'Größe: für Übergrößen, 12 m³, 5 °C, ½ Tag',
      'L’été à l’hôtel – « déjà payé » … 20 €',
      'ÀÉ, façade, cœur, naïve, Noël, señor, ¿qué?, 1ª',
      'Cel·lo i paral·lel',
      'Er sagte: „Hallo“, und sie “Hello”, l’hôtel',
      'plain text',
      '€€€',
    ];
    expect(texts.map(makesNoWords)).toEqual(texts.map(() => false));
  });

  it('is found out where texts are Japanese or Cyrillic, and by no few letters', () => {
    // "取引日,金額,手数料", "Дата,Сумма,Комиссия", and in GB18030 "日期,金额,类型,手续费".
    const japanese = '8ee688f893fa2c8be08a7a2c8ee8909497bf0a312c322c33';
    const cyrillic = 'c4e0f2e02cd1f3ecece02ccaeeece8f1f1e8ff0a312c322c33';
    const chinese = 'c8d5c6da2cbdf0b6ee2cc0e0d0cd2ccad6d0f8b7d10a312c322c33';
    expect(decodeText(bytes(japanese))).toMatchObject({
      encoding: 'Shift_JIS',
      text: '取引日,金額,手数料\n1,2,3',
    });
    // "日付,配達料金,合計" over "2026年3月1日,¥467,¥467".
    const dated =
      '93fa95742c947a924297bf8be02c8d878c760a32303236944e338c8e3193fa2c5c3436372c5c3436370a32303236944e338c8e3293fa';
    expect(decodeText(bytes(dated)).encoding).toBe('Shift_JIS');
    expect(decodeText(bytes(cyrillic))).toMatchObject({
      encoding: 'Windows-1251',
      text: 'Дата,Сумма,Комиссия\n1,2,3',
    });
    expect(decodeText(bytes(chinese)).encoding).toBe('Windows-1252');
    // In KOI8-R "Дата,Сумма,Комиссия": its small letters are the great ones of Windows-1251.
    expect(decodeText(bytes('e4c1d4c12cf3d5cdcdc12cebcfcdc9d3d3c9d1')).encoding).toBe('Windows-1252');
    // "Ann’s, Bob’s" and so on, of which each quote and its letter would be one of Shift_JIS.
    expect(
      decodeText(bytes('416e6e92732c426f6292732c437992732c446992732c456492732c4672922073')).encoding,
    ).toBe('Windows-1252');
    // What a person says counts all the same.
    expect(decodeText(bytes(cyrillic), 'Windows-1252').encoding).toBe('Windows-1252');
  });

  it('is told where the names of the columns cannot be read either', () => {
    const file = Uint8Array.of(...bytes('c8d5c6da2cbdf0b6ee2cc0e0d0cd0a'), ...bytes('312c322c330a'));
    for (const options of [{}, { presetId: 'stripe' }])
      expect(readStatement(file, options)).toMatchObject({
        kind: 'undecided',
        option: 'preset',
        message: expect.stringContaining('Say with --encoding how it is written'),
      });
  });

  it('is told beside the export that a file resembles whose names are in other letters', () => {
    // "Opłaty", "Płatność za główny" in Windows-1250.
    const names = 'Data,Typ,Tytu\xb3,Informacje,Waluta,Kwota,Op\xb3aty i podatki,Netto';
    const row = '3 marca 2026,Sale,P\xb3atno\x9c\xe6 za g\xb3\xf3wny,,PLN,1 z\xb3,--,1 z\xb3';
    const file = Uint8Array.from(`${names}\n${row}\n`, (letter) => letter.charCodeAt(0));
    expect(readStatement(file)).toMatchObject({
      kind: 'undecided',
      message: expect.stringMatching(
        /looks like “Etsy.*Say with --encoding how it is written, like Windows-1250/,
      ),
    });
    expect(readStatement(file, { encoding: 'Windows-1250' })).toMatchObject({ kind: 'read' });
  });
});
