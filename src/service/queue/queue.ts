/** The queue as the service holds it: opened when the disk allows it, tried again until then. */
import type { Store } from './store.ts';

export interface Queue {
	/** @throws SQLite's error while the file cannot be opened */
	store(): Store;
	/** Look for work now. */
	kick(): void;
	/** @throws where the file cannot be written */
	probe(): void;
	/** Begin nothing more, wait for deliveries under way, close the file. */
	stop(graceMs: number): Promise<void>;
}

/** What runs on an open queue. */
export interface Worker {
	start(): void;
	kick(): void;
	stop(graceMs: number): Promise<void>;
}

/** How often a queue that could not be opened is tried again. */
const AGAIN_MS = 2000;
/** A monitor that asks often does not wear the disk. */
const PROBE_MS = 1000;

/**
 * @param open opens the file; may throw
 * @param work makes what delivers from it
 */
export function openQueue(open: () => Store, work: (store: Store) => Worker): Queue {
	let opened: { readonly store: Store; readonly worker: Worker } | null = null;
	let probedAt = Number.NEGATIVE_INFINITY;
	const get = () => {
		if (opened) return opened;
		const store = open();
		const worker = work(store);
		try {
			worker.start();
		} catch (error) {
			store.close();
			throw error;
		}
		opened = { store, worker };
		return opened;
	};
	const tryToOpen = () => {
		try {
			get();
		} catch {
			// Said by whoever needs it: a request, a monitor.
		}
	};
	const again = setInterval(tryToOpen, AGAIN_MS);
	tryToOpen();
	return {
		store: () => get().store,
		kick: () => opened?.worker.kick(),
		probe() {
			if (performance.now() - probedAt < PROBE_MS) return;
			get().store.probe();
			probedAt = performance.now();
		},
		async stop(graceMs) {
			clearInterval(again);
			await opened?.worker.stop(graceMs);
			opened?.store.close();
			opened = null;
		},
	};
}
