import type { DeviceView } from '@earntrack/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { SignOutButton } from '../auth/index.ts';
import { deviceName } from './device-name.ts';
import { Section } from './section.tsx';

/** Where the user is signed in, and how to end it there. */
export function Devices() {
  const trpc = useTRPC();
  const devices = useQuery(trpc.auth.sessions.queryOptions());
  return (
    <Section
      id="devices"
      title="Devices"
      basis="A device or a program that you sign out needs your password again. Nothing that was saved is lost."
    >
      {devices.data ? (
        <DeviceList devices={devices.data} />
      ) : devices.error ? (
        <ErrorState
          error={devices.error}
          title="Your devices could not be loaded"
          onRetry={() => void devices.refetch()}
        />
      ) : (
        <SkeletonRows of="devices" count={2} />
      )}
    </Section>
  );
}

function DeviceList({ devices }: { devices: readonly DeviceView[] }) {
  const ending = useEnding();
  const others = devices.filter(({ isCurrent }) => !isCurrent).length;
  return (
    <>
      {ending.error && <ErrorState error={ending.error} title="That device is still signed in" />}
      <ul className="rows">
        {devices.map((device) => (
          <li className="setting" key={device.id}>
            <DeviceRow device={device} onEnd={() => ending.endOne(device)} isBusy={ending.isBusy} />
          </li>
        ))}
      </ul>
      {others > 1 && (
        <div className="buttons">
          <Button isBusy={ending.isBusy} onClick={ending.endOthers}>
            End all {others} others
          </Button>
        </div>
      )}
    </>
  );
}

interface DeviceRowProps {
  device: DeviceView;
  onEnd: () => void;
  isBusy: boolean;
}

function DeviceRow({ device, onEnd, isBusy }: DeviceRowProps) {
  const { locale, timeZone } = useProfile();
  const name = deviceName(device);
  const when = (instant: string) => momentInWords(instant, locale, timeZone);
  return (
    <div className="row setting-row">
      <span className="t">
        {name}
        <span className="s">
          {device.isCurrent ? 'This device' : `Last seen ${when(device.lastSeenAt)}`}, signed in{' '}
          {when(device.signedInAt)}
        </span>
      </span>
      {device.isCurrent ? (
        <SignOutButton />
      ) : (
        <Button isBusy={isBusy} onClick={onEnd}>
          End<span className="vh"> {name}</span>
        </Button>
      )}
    </div>
  );
}

function useEnding() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const ended = async (text: string) => {
    toasts.show({ text });
    await queries.invalidateQueries({ queryKey: trpc.auth.sessions.queryKey() });
  };
  const one = useMutation(trpc.auth.endSession.mutationOptions());
  const others = useMutation(
    trpc.auth.endOtherSessions.mutationOptions({
      onSuccess: () => ended('Every other device is signed out.'),
    }),
  );
  const endOne = (device: DeviceView) =>
    one.mutate({ id: device.id }, { onSuccess: () => void ended(`${deviceName(device)} is signed out.`) });
  return {
    endOne,
    endOthers: () => others.mutate(undefined),
    isBusy: one.isPending || others.isPending,
    error: one.error ?? others.error,
  };
}
