import { BrandMark } from './brand.tsx';
import { ButtonLink } from './button.tsx';
import { PageTitle } from './page-title.tsx';

/** An address of no screen, and the way back. */
export function NotFound() {
  return (
    <main className="auth" id="main" tabIndex={-1}>
      <PageTitle>Not found</PageTitle>
      <p className="brand">
        <BrandMark />
        EarnTrack
      </p>
      <h1 className="answer">There is nothing at this address.</h1>
      <p className="basis">
        A letter may be missing from it, or the link is an old one. Your entries are safe.
      </p>
      <div className="buttons">
        <ButtonLink to="/" look="main">
          Go to the overview
        </ButtonLink>
      </div>
    </main>
  );
}
