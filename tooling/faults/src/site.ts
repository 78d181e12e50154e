/** Where people work, whatever it stands on. */
export interface Site {
  origin: string;
  /** Of the database, without anything between that could break. */
  databaseUrl(): string;
}
