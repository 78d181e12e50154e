import { CLOCKS, isCurrency, isTimeZone } from '@earntrack/domain';
import { AS_WRITTEN, DURATION_UNITS, type Layout, TEXT_ROLES } from '../preset.ts';
import { fault, given, object, oneOf, refsByKey, text, textByKey, texts } from './mapping-parts.ts';

/** What a layout of a mapping has. */
export const LAYOUT_PARTS = [
  'name',
  'columns',
  'money',
  'texts',
  'moneyInText',
  'required',
  'others',
  'people',
  'branches',
  'columnsVary',
  'without',
  'charged',
  'currency',
  'dateOrder',
  'decimal',
  'timeZone',
  'timesIn',
  'dayStartsAt',
  'clock',
  'durationIn',
  'breaksIn',
  'emptyCells',
  'referenceAfter',
  'daysMove',
];

/** Without the first a row has no day, without the second what was paid counts as earned, and without the third breaks as worked. */
const ALWAYS_NEEDED: ReadonlySet<string> = new Set(['date', 'direction', 'breaks']);

/** One layout of a mapping. */
export function parseLayout(json: unknown, path: string): Layout {
  const layout = object(json, path, LAYOUT_PARTS);
  const columns = object(layout.columns, `${path}.columns`, TEXT_ROLES);
  const money = object(layout.money ?? {}, `${path}.money`, null);
  const inText = object(layout.moneyInText ?? {}, `${path}.moneyInText`, null);
  const twice = Object.keys(inText).find((name) => name in money);
  if (twice) fault(`${path}.moneyInText.${twice}`, 'has the name of a column under "money"');
  const texted = textsOf(layout.texts, path, { ...money, ...inText });
  return {
    name: layout.name === undefined ? '' : text(layout.name, `${path}.name`),
    columns: refsByKey(columns, `${path}.columns`),
    money: refsByKey(money, `${path}.money`),
    ...(texted && { texts: texted }),
    ...(layout.moneyInText === undefined ? {} : { moneyInText: refsByKey(inText, `${path}.moneyInText`) }),
    required: requiredOf(layout.required, path, { columns, money, texted: texted ?? {} }),
    currency: currencyOf(layout.currency, `${path}.currency`),
    dateOrder: oneOf(layout.dateOrder, `${path}.dateOrder`, ['monthFirst', 'dayFirst'] as const),
    decimal: oneOf(layout.decimal, `${path}.decimal`, ['.', ','] as const),
    ...given({
      others: layout.others == null ? null : texts(layout.others, `${path}.others`),
      people: layout.people == null ? null : texts(layout.people, `${path}.people`),
      branches: layout.branches == null ? null : texts(layout.branches, `${path}.branches`),
      columnsVary: layout.columnsVary == null ? null : yes(layout.columnsVary, `${path}.columnsVary`),
      without: layout.without == null ? null : textByKey(layout.without, `${path}.without`),
      charged: layout.charged == null ? null : texts(layout.charged, `${path}.charged`),
      timeZone: zoneOf(layout.timeZone, `${path}.timeZone`),
      timesIn: oneOf(layout.timesIn, `${path}.timesIn`, ['UTC'] as const),
      dayStartsAt: timeOf(layout.dayStartsAt, `${path}.dayStartsAt`),
      clock: oneOf(layout.clock, `${path}.clock`, CLOCKS),
      durationIn: oneOf(layout.durationIn, `${path}.durationIn`, DURATION_UNITS),
      breaksIn: oneOf(layout.breaksIn, `${path}.breaksIn`, DURATION_UNITS),
      emptyCells: layout.emptyCells == null ? null : texts(layout.emptyCells, `${path}.emptyCells`),
      referenceAfter:
        layout.referenceAfter == null ? null : text(layout.referenceAfter, `${path}.referenceAfter`),
      daysMove: layout.daysMove == null ? null : yes(layout.daysMove, `${path}.daysMove`),
    }),
  };
}

function requiredOf(
  json: unknown,
  path: string,
  { columns, money, texted }: { columns: object; money: object; texted: object },
): string[] {
  const read = [...Object.keys(columns), ...Object.keys(money)];
  const known = [...read, ...Object.keys(texted)];
  if (read.length === 0) fault(`${path}.columns`, 'names no column, and neither does "money"');
  // Without a column of dates it is the others by which the file is known.
  if (json === undefined)
    return 'date' in columns ? read.filter((name) => ALWAYS_NEEDED.has(name) || name in money) : read;
  const required = texts(json, `${path}.required`);
  const odd = required.findIndex((name) => !known.includes(name));
  if (odd >= 0) fault(`${path}.required[${odd}]`, `is none of its columns: ${known.join(', ')}`);
  return required;
}

/** Columns of texts by a name that neither a role nor a column of money has; null where there are none. */
function textsOf(json: unknown, path: string, money: object): Layout['texts'] | null {
  if (json === undefined) return null;
  const named = object(json, `${path}.texts`, null);
  const taken = Object.keys(named).find(
    (name) => Object.hasOwn(money, name) || TEXT_ROLES.some((role) => role === name),
  );
  if (taken !== undefined)
    fault(`${path}.texts.${taken}`, 'has the name of a role, or of a column under "money" or "moneyInText"');
  return refsByKey(named, `${path}.texts`);
}

function currencyOf(json: unknown, path: string): string | null {
  if (json == null) return null;
  const currency = text(json, path);
  return isCurrency(currency) ? currency : fault(path, 'is no currency code like EUR');
}

function zoneOf(json: unknown, path: string): string | null {
  if (json == null) return null;
  const zone = text(json, path);
  return zone === AS_WRITTEN || isTimeZone(zone)
    ? zone
    : fault(path, `has to be "${AS_WRITTEN}" or a time zone like Europe/Lisbon`);
}

function yes(json: unknown, path: string): true {
  return json === true ? json : fault(path, 'has to be true or left out');
}

function timeOf(json: unknown, path: string): string | null {
  if (json == null) return null;
  const time = text(json, path);
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : fault(path, 'has to be a time like 04:00');
}
