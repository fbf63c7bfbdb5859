/** The one script of every page: small, deferred, nothing depends on it. */
import { startCopyButtons } from './copy.ts';
import { startThemeToggle } from './theme-toggle.ts';

startThemeToggle();
startCopyButtons();
