import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface Look {
  /** One main action a screen; quiet for leaving; danger for what cannot be undone. */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  isWide?: boolean;
  /** The key that does the same, shown on wide screens. */
  shortcut?: string | undefined;
  children: ReactNode;
}

function classOf(look: Look['look'], isWide: boolean | undefined): string {
  return ['button', look === 'plain' ? '' : look, isWide ? 'wide' : ''].filter(Boolean).join(' ');
}

function Shortcut({ of }: { of: string | undefined }) {
  return of ? (
    <kbd className="wide-only" aria-hidden="true">
      {of}
    </kbd>
  ) : null;
}

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'>,
    Look {
  /** At work: it stays focusable and says so, and a second press does nothing. */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', isWide, shortcut, isBusy, children, ...button }: ButtonProps) {
  return (
    <button
      type="button"
      {...button}
      className={classOf(look, isWide)}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : button.onClick}
    >
      {children}
      <Shortcut of={shortcut} />
    </button>
  );
}

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'children'> &
  Look & { ref?: Ref<HTMLAnchorElement> };

function ButtonAnchor({ look = 'plain', isWide, shortcut, children, ...anchor }: AnchorProps) {
  return (
    <a {...anchor} className={classOf(look, isWide)}>
      {children}
      <Shortcut of={shortcut} />
    </a>
  );
}

/** A link that looks like a button; takes what the router's `Link` takes. */
export const ButtonLink = createLink(ButtonAnchor);
