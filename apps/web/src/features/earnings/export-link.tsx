import type { EarningFilterWire } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { fetchWithCookie, isServerElsewhere, serverAddress } from '../../lib/server.ts';
import { exportAddress } from './export-address.ts';
import { earningsInWords } from './use-bulk-changes.ts';

/** The browser itself downloads it, where it can: it shows how far it is, and how to stop it. */
export function ExportLink({ filter, count }: { filter: EarningFilterWire; count: number }) {
  const { mutate: save, isPending } = useSavedFile();
  if (count === 0) return null;
  const href = serverAddress(exportAddress(filter));
  return (
    <p className="buttons export">
      <a
        className="button"
        href={href}
        download
        aria-busy={isPending || undefined}
        onClick={(event) => {
          if (!isServerElsewhere) return;
          event.preventDefault();
          if (!isPending) save(href);
        }}
      >
        {`Export ${earningsInWords(count)} as CSV`}
      </a>
    </p>
  );
}

/**
 * A browser does not say which page asked for a download, so a server elsewhere cannot tell ours from a foreign one. What the
 * page fetches itself comes with its origin.
 */
function useSavedFile() {
  const toasts = useToasts();
  return useMutation({
    mutationFn: async (href: string) => {
      const answer = await fetchWithCookie(href);
      if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
      saveAs('earntrack-earnings.csv', await answer.blob());
    },
    onError: () => toasts.show({ text: 'Your earnings could not be exported. Try again in a moment.' }),
  });
}

function saveAs(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
