const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;

/** A backup is called by the second in which it was begun, in a form that every store takes: 2026-11-26T00-00-00Z. */
export function backupNameOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

export function isBackupName(text: string): boolean {
  return FORM.test(text);
}

/** When the backup of a name was begun. */
export function instantOf(name: string): Date {
  const [date = '', time = ''] = name.split('T');
  return new Date(`${date}T${time.replaceAll('-', ':')}`);
}
