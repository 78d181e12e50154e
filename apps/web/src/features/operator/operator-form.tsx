import { readFailure } from '@earntrack/client';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useHotkeys } from '../../components/hotkeys.ts';

interface OperatorFormProps {
  acting: { error: unknown; isPending: boolean };
  label: string;
  action: string;
  /** What was not done, where it was refused. */
  failure: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that opens in its place: Enter does it, Escape leaves, what was typed stays where it is refused. */
export function OperatorForm(props: OperatorFormProps) {
  const { acting, label, action, failure, onSubmit, onClose, children } = props;
  useHotkeys({ escape: onClose });
  const isFieldFault = acting.error !== null && Object.keys(readFailure(acting.error).fields).length > 0;
  return (
    <form
      className="form operator-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!acting.isPending) onSubmit();
      }}
    >
      {children}
      {acting.error !== null && !isFieldFault && <ErrorState error={acting.error} title={failure} />}
      <div className="buttons">
        <Button type="submit" look="main" isBusy={acting.isPending}>
          {action}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
