import { types } from 'pg';

type Parse = (text: string) => unknown;

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/** What nearly every array of texts is. */
const EMPTY_ARRAY = '{}';

const usual = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse;
const parseTexts = usual(TEXT_ARRAY);

const asText: Parse = (text) => text;

const parsers = new Map<number, Parse>([
  [INT8, BigInt],
  [NUMERIC, asText],
  [DATE, asText],
  [INT8_ARRAY, arrayOf(BigInt)],
  [NUMERIC_ARRAY, arrayOf(asText)],
  [DATE_ARRAY, arrayOf(asText)],
  [TEXT_ARRAY, (text) => (text === EMPTY_ARRAY ? [] : parseTexts(text))],
]);

/** How our own pool reads values: int8 as bigint, date and numeric as text; the rest as pg does. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parse => parsers.get(oid) ?? usual(oid, format),
};

/** One-dimensional arrays of values that PostgreSQL never quotes. */
function arrayOf(parse: Parse): Parse {
  return (text) => {
    const body = text.slice(1, -1);
    return body === '' ? [] : body.split(',').map((item) => (item === 'NULL' ? null : parse(item)));
  };
}
