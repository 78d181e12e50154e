import { type ReactNode, useEffect, useId, useRef } from 'react';

interface SheetDialogProps {
  title: string;
  children: ReactNode;
  /** Buttons at its foot, in the thumb's reach. */
  foot: ReactNode;
  onClose: () => void;
}

/** A sheet over the screen: from below on a phone, in the middle of a wide one. Escape closes it, and so does a touch beside it. */
export function SheetDialog({ title, children, foot, onClose }: SheetDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const place = dialog.current;
    const before = document.activeElement;
    place?.showModal();
    if (matchMedia('(pointer: coarse)').matches) focusHeading(heading.current);
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog sheet-dialog"
      aria-labelledby={id}
      closedby="any"
      onClose={onClose}
    >
      <div className="sheet-body">
        <h2 id={id} ref={heading}>
          {title}
        </h2>
        <div className="stack sheet-scroll">{children}</div>
        <div className="buttons sheet-foot">{foot}</div>
      </div>
    </dialog>
  );
}

/** A finger chooses first: a field in focus would bring the keyboard up over half of the sheet. */
function focusHeading(heading: HTMLHeadingElement | null): void {
  if (!heading) return;
  // Only now: from the start it would have the focus on a wide screen too, where typing comes first.
  heading.tabIndex = -1;
  heading.focus();
}
