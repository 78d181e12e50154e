import { z } from 'zod';

/** The forms in which answers say things; what is asked is read by the fields of inputs. */
export const idView = z.uuid();
export const dateView = z.iso.date();
export const instantView = z.iso.datetime();
export const currencyView = z.string().regex(/^[A-Z]{3}$/);
/** An exact amount, never rounded and never a number. */
export const decimalView = z.string().regex(/^-?\d+(\.\d{1,6})?$/);
/** 1 is Monday. */
export const weekdayView = z.literal([1, 2, 3, 4, 5, 6, 7]);

/** One page of a list by keyset. */
export function pageOfView<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Asks for the next page; null on the last one'),
  });
}

/** The newest rows behind a figure, and how many there are in all. */
export function rowsBehindView<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), count: z.int() });
}

/** What was put into the bin. */
export const deletedView = z.object({ id: idView });
