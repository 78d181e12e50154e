import { useEffect } from 'react';

/** A file that is let go of beside the place for it is not opened by the browser, in whose tab nothing that was said would be left. */
export function useNoStrayDrop(): void {
  useEffect(() => {
    const stop = new AbortController();
    for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, refuse, stop);
    return () => stop.abort();
  }, []);
}

function refuse(event: DragEvent): void {
  const { dataTransfer, defaultPrevented } = event;
  // Text may be dragged from field to field; and what is over the place for a file is taken there.
  if (defaultPrevented || !dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'none';
}
