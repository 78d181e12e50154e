/** How an account stood when it was found out who asks, read in the same statement. */
export interface AccountState {
  /** Another one after every change of what the account shows, and never the same again. */
  version: string;
  /** The person's own, which says what day it is. */
  timeZone: string;
}
