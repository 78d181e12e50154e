import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { saveFile } from '../lib/save-file.ts';
import { fetchWithCookie, isServerElsewhere, serverAddress } from '../lib/server.ts';
import { useToasts } from './toast.tsx';

interface DownloadLinkProps {
  /** Of the server's, with its query. */
  path: string;
  /** What the file is called where the page has to save it itself. */
  fileName: string;
  look?: 'button' | 'link';
  children: ReactNode;
}

/** A file of the server's. The browser itself downloads it, where it can: it shows how far it is, and how to stop it. */
export function DownloadLink({ path, fileName, look = 'button', children }: DownloadLinkProps) {
  const { mutate: save, isPending } = useSavedFile(fileName);
  const href = serverAddress(path);
  return (
    <a
      className={look === 'button' ? 'button' : undefined}
      href={href}
      download
      aria-busy={isPending || undefined}
      onClick={(event) => {
        if (!isServerElsewhere) return;
        event.preventDefault();
        if (!isPending) save(href);
      }}
    >
      {children}
    </a>
  );
}

/**
 * A browser does not say which page asked for a download, so a server elsewhere cannot tell ours from a foreign one. What the
 * page fetches itself comes with its origin.
 */
function useSavedFile(name: string) {
  const toasts = useToasts();
  return useMutation({
    mutationFn: async (href: string) => {
      const answer = await fetchWithCookie(href);
      if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
      saveFile(name, await answer.blob());
    },
    onError: () => toasts.show({ text: 'The file could not be downloaded. Try again in a moment.' }),
  });
}
