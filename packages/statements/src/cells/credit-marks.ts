/** "1,200.00 CR" and "DR 12.50", as accounts write what came in and what went, and "99,00 D" as those of Brazil do. */
const BEFORE = /^(?:cr|dr)\b\.?\s*/i;
const AFTER = /\s*(?<!\p{L})(?:[Cc][Rr]|[Dd][Rr])\.?$|\s[CD]$/u;
/** Most cells have none, and this is told by their ends. */
const MAY_HAVE_ONE = /^[cd]|[rcd.]$/i;
const HAS_SIGN = /[-−–(]/;

/** The amount with a sign instead of such a mark; as it is where it has none, or says two things at once. */
export function withoutCreditMark(text: string): string {
  if (!MAY_HAVE_ONE.test(text)) return text;
  const mark = BEFORE.exec(text) ?? AFTER.exec(text);
  if (mark === null) return text;
  const amount = (mark.index === 0 ? text.slice(mark[0].length) : text.slice(0, mark.index)).trim();
  const isDebit = /^\s*d/i.test(mark[0]);
  if (HAS_SIGN.test(amount)) return isDebit ? amount : text;
  return isDebit ? `-${amount}` : amount;
}
