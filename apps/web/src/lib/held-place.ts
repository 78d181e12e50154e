let held = 0;
let ask: (() => void) | null = null;

/**
 * Says that the screen holds what only this page knows, as a file that was chosen, until what is returned is called. Whoever
 * is found to be signed out then signs in over the screen, and does not leave it.
 */
export function holdPlace(): () => void {
  held += 1;
  return () => {
    held -= 1;
  };
}

/** Says how the person is asked to sign in over a screen, until what is returned is called. */
export function whenAskedToSignIn(act: () => void): () => void {
  ask = act;
  return () => {
    ask = null;
  };
}

/** Asks the person to sign in over the screen; false where it holds nothing, or nobody can ask. */
export function askToSignInHere(): boolean {
  if (held === 0 || ask === null) return false;
  ask();
  return true;
}

/** Told to the window once the same person is signed in again, and goes on where they were. */
export const SIGNED_IN_AGAIN = 'signed-in-again';
