import { scanXml } from './xml.ts';

/** What a number in a cell stands for, by the format in which it is shown. */
export interface Shown {
  hasDate: boolean;
  hasTime: boolean;
  /** `[h]:mm`: hours go on past midnight. */
  isElapsed: boolean;
}

const NUMBER: Shown = { hasDate: false, hasTime: false, isElapsed: false };

/** Formats that every workbook has without naming them (ECMA-376 part 1, 18.8.30), where they show a date or a time. */
const BUILT_IN: Readonly<Record<number, string>> = {
  14: 'm/d/y',
  15: 'd-mmm-y',
  16: 'd-mmm',
  17: 'mmm-y',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/y h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
};

/** By the number of a cell's style, what its numbers stand for; a workbook without styles shows plain numbers. */
export function readStyles(styles: Uint8Array | null): Shown[] {
  if (!styles) return [];
  const codes = new Map<number, string>(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  const shown: Shown[] = [];
  let isInCells = false;
  scanXml(styles, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) shown.push(shownBy(codes.get(Number(attributes.numFmtId)) ?? ''));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return shown;
}

/** What a format code shows: only letters outside of quotes, escapes and brackets count. */
function shownBy(code: string): Shown {
  const [positive = ''] = code.replace(/"[^"]*"?|[\\_*]./g, '').split(';');
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(positive);
  const letters = positive.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p|general/gi, '');
  const hasTime = isElapsed || /[hs]/i.test(letters);
  const hasDate = /[yd]/i.test(letters) || (!hasTime && /m/i.test(letters));
  return hasDate || hasTime ? { hasDate, hasTime, isElapsed } : NUMBER;
}
