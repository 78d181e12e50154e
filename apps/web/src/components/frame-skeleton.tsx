import { BrandMark } from './brand.tsx';
import { BottomBar, RailLinks } from './navigation.tsx';
import { AnswerSkeleton, Skeleton, SkeletonRows } from './skeleton.tsx';

/** The frame while it is being asked who is signed in; nothing in it moves when the screen comes. */
export function FrameSkeleton() {
  return (
    <div className="app-frame">
      <header className="rail">
        <SkeletonBrand />
        <Skeleton height="var(--touch)" />
        <Skeleton height="var(--touch)" />
        <RailLinks />
      </header>
      <header className="top">
        <SkeletonBrand />
      </header>
      <main id="main">
        <ScreenSkeleton />
      </main>
      <footer className="dock">
        <div className="dock-default">
          <Skeleton height="var(--touch)" />
        </div>
        <BottomBar />
      </footer>
    </div>
  );
}

/** Any screen while it is on its way. */
export function ScreenSkeleton() {
  return (
    <>
      <div className="answer">
        <AnswerSkeleton />
      </div>
      <section>
        <SkeletonRows of="the screen" />
      </section>
    </>
  );
}

function SkeletonBrand() {
  return (
    <span className="brand">
      <BrandMark />
      EarnTrack
    </span>
  );
}
