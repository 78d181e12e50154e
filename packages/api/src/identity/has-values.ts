/** True when the row holds these values already: a change whose answer was lost is sent again, and changes nothing more. */
export function hasValues<Row extends object>(row: Row, values: Partial<Row>): boolean {
  return Object.entries(values).every(([name, value]) => plain(row[name as keyof Row]) === plain(value));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return JSON.stringify(value);
  return value instanceof Date ? value.getTime() : value;
}
