/** The control of the kill test: the same service, but it answers before the ticket is on the disk. */
import { loadContent } from '../../../src/schema/load.ts';
import { compileZones } from '../../../src/schema/zones.ts';
import { readConfig } from '../../../src/service/config.ts';
import { jsonLog } from '../../../src/service/log.ts';
import { type Accepted, Store } from '../../../src/service/queue/store.ts';
import type { Ticket } from '../../../src/service/queue/types.ts';
import { startService } from '../../../src/service/server.ts';

class HastyStore extends Store {
	override accept(ticket: Ticket, hash: string): Accepted {
		setTimeout(() => super.accept(ticket, hash), 20);
		return 'new';
	}
}

const content = loadContent({ only: ['blocklists'] });
await startService({
	config: readConfig(process.cwd(), content.site.data, process.env),
	zoneData: compileZones(content.blocklists),
	log: jsonLog(),
	openStore: (path, options) => new HastyStore(path, options),
});
