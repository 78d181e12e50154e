/** What a row of totals is called, in one of its cells. */
export const TOTALS = /^(?:grand |sub)?totals?:?$|^(?:summe|gesamt|somme|suma|soma|totale|totaal):?$/i;
