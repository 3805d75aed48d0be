import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** Of a trigger; some 40 kB in n8n's database. */
const MOST_EVENTS = 2000;
const MOST_TRIGGERS = 200;

/** What this process has handed on, by trigger; the oldest is forgotten first. */
const inMemory = new Map<string, Set<string>>();

/** The events that a trigger has handed on already. */
export interface SeenEvents {
	has(event: string): boolean;
	add(event: string): void;
	/** Takes back what has been added. */
	remove(event: string): void;
}

/**
 * Remembers events in the static data of the workflow, which n8n stores with each call that is answered well, and in the
 * memory of this process, because calls at the same time each have a copy of the static data and the last one is stored.
 * Several webhook processes may each hand an event on that is posted to all of them within the same moment.
 */
export function rememberEvents(context: IWebhookFunctions): SeenEvents {
	const { id, name } = context.getNode();
	const memory = memoryOf(`${context.getWorkflow().id} ${id} ${name}`);
	const staticData = context.getWorkflowStaticData('node');
	const stored = Array.isArray(staticData.seenEvents) ? (staticData.seenEvents as string[]) : [];
	const save = (events: Iterable<string>) => {
		staticData.seenEvents = [...new Set(events)].slice(-MOST_EVENTS);
	};
	return {
		has: (event) => memory.has(shorten(event)) || stored.includes(shorten(event)),
		add(event) {
			memory.add(shorten(event));
			forgetOldest(memory, MOST_EVENTS);
			save([...stored, ...memory]);
		},
		remove(event) {
			memory.delete(shorten(event));
			save(stored);
		},
	};
}

function memoryOf(trigger: string): Set<string> {
	const known = inMemory.get(trigger);
	if (known) return known;
	const memory = new Set<string>();
	inMemory.set(trigger, memory);
	forgetOldest(inMemory, MOST_TRIGGERS);
	return memory;
}

function forgetOldest(memory: Set<string> | Map<string, unknown>, most: number): void {
	const [oldest] = memory.keys();
	if (memory.size > most && oldest !== undefined) memory.delete(oldest);
}

/** Static data is written anew with each event, so it has to be short. */
function shorten(event: string): string {
	return createHash('sha256').update(event).digest('base64url').slice(0, 16);
}
