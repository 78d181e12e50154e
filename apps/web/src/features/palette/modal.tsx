import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface ModalProps {
  className: string;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is open for as long as it is drawn; Escape and a press beside it close it. */
export function Modal({ className, label, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing gives the focus back to where it was, as long as the dialog is still in the page.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={label}
      // Said late: by then it may be open again.
      onClose={(event) => !event.currentTarget.open && onClose()}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}
