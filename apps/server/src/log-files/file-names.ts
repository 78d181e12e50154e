const NAME = 'earntrack-server';
/** The file of today. */
export const TODAYS_FILE = `${NAME}.log`;
/** The name of any file of the log, as `nameOf` gives them. */
export const LOG_FILE = new RegExp(String.raw`^${NAME}(?:-\d{4}-\d{2}-\d{2}(?:-\d+)?)?\.log(?:\.gz)?$`);

/** Of several files of a day, as of one that was long or begun anew, the second and later ones get a number. */
export function nameOf(time: number | Date | null, index = 1): string {
  if (time === null) return TODAYS_FILE;
  const day = new Date(time).toISOString().slice(0, 10);
  return `${NAME}-${day}${index > 1 ? `-${index}` : ''}.log.gz`;
}

/** The day in the name of a file that was put away. */
export function dayIn(name: string): string {
  return name.slice(NAME.length + 1, NAME.length + 11);
}
