/** What the environment says. Ends the program with a sentence where it says nothing. */
export function requireSetting(name: string, meaning: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name}: ${meaning}.`);
  process.exit(2);
}
