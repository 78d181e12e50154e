/** A column of states, kinds or directions has fewer different texts. */
export const MOST_TEXTS = 12;
