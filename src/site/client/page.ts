/** The one script of every page: small, deferred, nothing depends on it. */

import { startContents } from './contents.ts';
import { startCopyButtons } from './copy.ts';
import { startSearch } from './search-keys.ts';
import { startShare } from './share.ts';
import { startThemeToggle } from './theme-toggle.ts';

startThemeToggle();
startSearch();
startCopyButtons();
startShare();
startContents();
