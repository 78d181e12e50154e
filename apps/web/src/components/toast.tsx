import { LIMITS } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { useHotkeys } from './hotkeys.ts';

export interface Toast {
  text: string;
  /** Takes back what was done; also on Ctrl+Z or ⌘Z while the toast stands. */
  undo?: () => void;
  /** Something was deleted: says where it can be found, also when this toast is gone. */
  isBinned?: boolean;
}

interface Toasts {
  /** Says what happened, for a while, with a way back where there is one. */
  show: (toast: Toast) => void;
  /** Says it to screen readers only. */
  announce: (text: string) => void;
}

/** How long a toast stands, in milliseconds; longer where it can be taken back. */
const STANDS_MS = { plain: 6_000, undo: 15_000 };

/** The keys of "Undo", to see and to hear. */
export const UNDO_KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent)
  ? { shown: '⌘Z', spoken: 'Command Z' }
  : { shown: 'Ctrl Z', spoken: 'Control Z' };

const IN_BIN = `In the bin for ${LIMITS.binDays} days`;

const ToastContext = createContext<Toasts | null>(null);

export function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (!toasts) throw new Error('There is no ToastProvider above this component');
  return toasts;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState('');
  const bar = useRef<HTMLElement>(null);
  const goBack = useWayBack(bar);
  const [undoable, showUndoable] = useStanding(STANDS_MS.undo);
  const [plain, showPlain] = useStanding(STANDS_MS.plain);
  const announce = useCallback((text: string) => {
    // The same words twice are spoken twice: an emptied region first.
    setSpoken('');
    setTimeout(() => setSpoken(text), 50);
  }, []);
  const show = useCallback(
    (toast: Toast) => {
      // What is only said never takes away the way back of what was done before it.
      showPlain(toast.undo ? null : toast);
      if (toast.undo) showUndoable(toast);
      const said = toast.isBinned ? `${toast.text} ${IN_BIN}.` : toast.text;
      announce(toast.undo ? `${said} Undo with ${UNDO_KEYS.spoken}.` : said);
    },
    [announce, showPlain, showUndoable],
  );
  const close = () => {
    goBack();
    showPlain(null);
  };
  const undo = () => {
    goBack();
    showUndoable(null);
    undoable?.undo?.();
  };
  useHotkeys(undoable ? { 'mod+z': undo } : {});
  const toasts = useMemo(() => ({ show, announce }), [show, announce]);
  return (
    <ToastContext value={toasts}>
      {children}
      <output className="vh" aria-live="polite">
        {spoken}
      </output>
      <section className="toasts" aria-label="Messages" ref={bar}>
        {plain && <ToastBar toast={plain} label="Close" onPress={close} />}
        {undoable && <ToastBar toast={undoable} label="Undo" shortcut={UNDO_KEYS.shown} onPress={undo} />}
      </section>
    </ToastContext>
  );
}

/** A toast that stands for a while, and the way to put another in its place. */
function useStanding(standsMs: number) {
  const [current, setCurrent] = useState<Toast | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const put = useCallback(
    (toast: Toast | null) => {
      clearTimeout(timer.current);
      setCurrent(toast);
      if (toast) timer.current = setTimeout(() => setCurrent(null), standsMs);
    },
    [standsMs],
  );
  return [current, put] as const;
}

/** For a bar that goes away from under the person: back to where they were before, or to the start of the screen. */
function useWayBack(bar: RefObject<HTMLElement | null>) {
  const before = useRef<EventTarget>(null);
  useEffect(() => {
    const place = bar.current;
    const note = ({ relatedTarget }: FocusEvent) => {
      const isWithin = relatedTarget instanceof Node && place?.contains(relatedTarget);
      if (relatedTarget && !isWithin) before.current = relatedTarget;
    };
    place?.addEventListener('focusin', note);
    return () => place?.removeEventListener('focusin', note);
  }, [bar]);
  return () => {
    if (!bar.current?.contains(document.activeElement)) return;
    const place = before.current;
    const isThere = place instanceof HTMLElement && place.isConnected;
    (isThere ? place : document.getElementById('main'))?.focus();
  };
}

interface ToastBarProps {
  toast: Toast;
  label: string;
  shortcut?: string;
  onPress: () => void;
}

function ToastBar({ toast, label, shortcut, onPress }: ToastBarProps) {
  return (
    <div className="toast">
      <span className="toast-text">
        <span>{toast.text}</span>
        {toast.isBinned && <Link to="/bin">{IN_BIN}</Link>}
      </span>
      <Button look="quiet" shortcut={shortcut} onClick={onPress}>
        {label}
      </Button>
    </div>
  );
}
