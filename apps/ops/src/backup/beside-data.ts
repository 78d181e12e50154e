/** Where the backups of an embedded database go without another word. On another disk they would be safer. */
export function besideData(dataDir: string): string {
  return `${dataDir}-backups`;
}
