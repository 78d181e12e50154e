export { NewPlatform } from './new-platform.tsx';
export { ManyPlatformChips, PlatformChips } from './platform-chips.tsx';
export {
  draftFromCatalogue,
  freeColour,
  ownDraft,
  type PlatformDraft,
} from './platform-draft.ts';
export { activePlatforms, usePlatforms } from './use-platforms.ts';
export { EditPlatformPage, NewPlatformPage } from './platform-form-pages.tsx';
export { PlatformsPage } from './platforms-page.tsx';
