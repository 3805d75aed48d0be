import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** Of a trigger; some 40 kB in n8n's database. */
const MOST_EVENTS = 2000;
const MOST_TRIGGERS = 200;

/**
 * What has been handed on, by trigger, the oldest first. These arrays are part of the static data that is stored, so that
 * whichever of several calls is stored last, it stores the events of all.
 */
const live = new Map<string, string[]>();

/** The events that a trigger has handed on already. */
export interface SeenEvents {
	has(event: string): boolean;
	/** To be followed by `store`. */
	add(event: string): void;
	/** Tells n8n that there is something to store. */
	store(): void;
	/** Takes back what has been added. */
	remove(event: string): void;
}

/**
 * Remembers events in the static data of the workflow, which n8n stores with each call that is answered well. Each call
 * has a copy of what was stored before it came, so this process keeps what its calls share. Several webhook processes may
 * each hand an event on that is posted to all of them within the same moment.
 */
export function rememberEvents(context: IWebhookFunctions): SeenEvents {
	const { id, name } = context.getNode();
	const events = eventsOf(`${context.getWorkflow().id} ${id} ${name}`);
	const staticData = context.getWorkflowStaticData('node');
	const stored = Array.isArray(staticData.seenEvents) ? (staticData.seenEvents as string[]) : [];
	takeIn(events, stored);
	return {
		has: (event) => events.includes(shorten(event)),
		add(event) {
			events.push(shorten(event));
			events.splice(0, events.length - MOST_EVENTS);
		},
		store() {
			staticData.seenEvents = events;
		},
		remove(event) {
			const index = events.indexOf(shorten(event));
			if (index !== -1) events.splice(index, 1);
		},
	};
}

/** Another process may have handed on some since, or this one has only begun. */
function takeIn(events: string[], stored: readonly string[]): void {
	const newest = stored.at(-1);
	if (newest === undefined || events.includes(newest)) return;
	const known = new Set(events);
	events.push(...stored.filter((event) => !known.has(event)));
	events.splice(0, events.length - MOST_EVENTS);
}

function eventsOf(trigger: string): string[] {
	const known = live.get(trigger);
	if (known) return known;
	const events: string[] = [];
	live.set(trigger, events);
	const [oldest] = live.keys();
	if (live.size > MOST_TRIGGERS && oldest !== undefined) live.delete(oldest);
	return events;
}

/** Static data is written anew with each event, so it has to be short. */
function shorten(event: string): string {
	return createHash('sha256').update(event).digest('base64url').slice(0, 16);
}
