import { PageTitle } from '../../components/page-title.tsx';
import { useSignedIn } from '../../lib/session.ts';
import { ActivitySection } from './activity-section.tsx';
import { ApiTokens } from './api-tokens.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { Devices } from './devices.tsx';
import { Invitations } from './invitations.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SignInSettings } from './sign-in-settings.tsx';
import { YourData } from './your-data.tsx';
import './settings.css';

/** Who the user is, how they get in, and what decides their periods and figures. */
export function SettingsPage() {
  const { account, profile, session } = useSignedIn();
  return (
    <>
      <PageTitle>Settings</PageTitle>
      <h1 className="answer smaller">Your figures follow your zone, your week and your language.</h1>
      <ProfileForm key={profile.version} profile={profile} />
      <SignInSettings />
      <SecondFactor />
      <Devices />
      <ApiTokens />
      {account.role === 'admin' && session.registration === 'invite' && <Invitations />}
      <ActivitySection />
      <YourData />
      <DeleteAccount />
    </>
  );
}
