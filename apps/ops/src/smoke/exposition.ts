/** Whether a text is what Prometheus reads. A host of pages answers 200 with its start page to every address, this one too. */
export function isExposition(text: string): boolean {
  return /^# (?:HELP|TYPE) [a-z_:]/im.test(text);
}
