import { useToasts } from '../components/toast.tsx';

interface Copying {
  /** Marks the text for the person to copy by themselves. */
  mark: () => void;
  /** What is copied, as it begins a sentence: "The token". */
  what: string;
  /** "is" or "are". */
  verb?: 'is' | 'are';
}

/** Browsers lend the clipboard to https pages and to this machine alone: elsewhere the text is marked for the person to copy. */
export function useCopy(text: string, { mark, what, verb = 'is' }: Copying) {
  const toasts = useToasts();
  return async () => {
    const isCopied = await writeToClipboard(text);
    if (!isCopied) mark();
    toasts.show({
      text: isCopied
        ? `${what} ${verb} on your clipboard.`
        : `${what} ${verb} marked: copy ${verb === 'is' ? 'it' : 'them'} with your keyboard.`,
    });
  };
}

async function writeToClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The person may have forbidden it, which is the answer "no".
    return false;
  }
}
