import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** What it means. */
  children: ReactNode;
  /** What will be done: "Delete platform". */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone; everything else is done at once and offers "Undo". */
export function ConfirmDialog({ isOpen, title, children, action, onConfirm, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="confirm-title" onClose={onClose}>
      <div className="stack">
        <h2 id="confirm-title">{title}</h2>
        <div>{children}</div>
        <div className="buttons">
          <Button look="danger" onClick={onConfirm}>
            {action}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Leave it
          </Button>
        </div>
      </div>
    </dialog>
  );
}
