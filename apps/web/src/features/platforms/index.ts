export { ManyPlatformChips, PlatformChips } from './platform-chips.tsx';
export {
  draftFromCatalogue,
  freeColour,
  ownDraft,
  type PlatformDraft,
} from './platform-draft.ts';
export { activePlatforms, usePlatforms } from './use-platforms.ts';
export { WithPlatforms } from './with-platforms.tsx';
export { PlatformOrNew } from './platform-or-new.tsx';
export { EditPlatformPage, NewPlatformPage } from './platform-form-pages.tsx';
export { PlatformsPage } from './platforms-page.tsx';
