// The real parts of the service's tests: Postfix, Request Tracker, a program that sets a clock.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall, canUseApt, disableServices, findProgram } from './programs.mjs';

/** What a person reads when they are not there. */
export const SERVICES_MISSING =
	'Skipped: the tests of the service need Postfix, Request Tracker 5, faketime and root (on Debian, as root: npm run test:service installs them).';

const TRACKER = '/usr/share/request-tracker5/libexec/rt-server';
const TRACKER_DATA = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb';

/** Answers to the questions of the packages. The tests use their own settings and a copy of the empty database. */
const ANSWERS = `postfix postfix/main_mailer_type select No configuration
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/rtname string tickets.example.com
request-tracker5 request-tracker5/organization string example.com
request-tracker5 request-tracker5/initial-root-password password only-for-tests
request-tracker5 request-tracker5/initial-root-password-again password only-for-tests
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean true
request-tracker5 request-tracker5/dbconfig-install boolean true
`;

/** Whether all are there, and we may start them. */
export function hasServicePrograms() {
	return (
		process.getuid?.() === 0 &&
		findProgram('postfix') !== null &&
		findProgram('faketime') !== null &&
		existsSync(TRACKER) &&
		existsSync(TRACKER_DATA)
	);
}

/** Installs what is missing where that needs no question. Returns whether all are there. */
export function provideServicePrograms() {
	if (hasServicePrograms()) return true;
	if (canUseApt()) {
		console.log('Installing Postfix and Request Tracker for the tests of the service (about a minute) ...');
		const { status } = spawnSync('debconf-set-selections', {
			input: ANSWERS,
			stdio: ['pipe', 'ignore', 'ignore'],
		});
		// Postfix first: Request Tracker wants a mail server, and would bring another one.
		const installed =
			status === 0 &&
			aptInstall(['postfix', 'faketime']) &&
			aptInstall(['request-tracker5', 'rt5-db-sqlite', 'libdbd-sqlite3-perl']);
		if (installed) disableServices(['postfix.service', 'request-tracker5.service']);
	}
	return hasServicePrograms();
}
