import { createHash } from 'crypto';
import { sleep } from 'n8n-workflow';
import type { IWebhookFunctions } from 'n8n-workflow';
import { refused, unwanted } from './decision';
import type { NoEvent } from './decision';
import { triggerState } from '../state';

/** Of a trigger; some 40 kB in n8n's database. */
const MAX_EVENTS = 2000;
const MAX_TRIGGERS = 200;

/** The events that have started the workflow of a trigger. */
export interface SeenEvents {
	has(event: string): boolean;
	/** To be followed by `store`. */
	add(event: string): void;
	remove(event: string): void;
	/** Tells n8n that there is something to store. */
	store(): void;
}

/**
 * Reads the events that a trigger has seen from the static data of the workflow, which n8n stores with each call that is
 * answered with success. Each call has a copy of what was stored before it came, so the calls of this process share what
 * it keeps in memory. Where several webhook processes receive the same event in the same moment, each of them may start
 * the workflow.
 */
export function readSeenEvents(context: IWebhookFunctions): SeenEvents {
	const { id, name } = context.getNode();
	const events = eventsOf(`${context.getWorkflow().id} ${id} ${name}`);
	const staticData = context.getWorkflowStaticData('node');
	const stored = Array.isArray(staticData.seenEvents) ? (staticData.seenEvents as string[]) : [];
	mergeStored(events, stored);
	return {
		has: (event) => events.includes(shorten(event)),
		add(event) {
			events.push(shorten(event));
			events.splice(0, events.length - MAX_EVENTS);
		},
		remove(event) {
			const index = events.indexOf(shorten(event));
			if (index !== -1) events.splice(index, 1);
		},
		store() {
			staticData.seenEvents = events;
		},
	};
}

function eventsOf(trigger: string): string[] {
	const { seenEvents } = triggerState();
	const known = seenEvents.get(trigger);
	if (known) return known;
	const events: string[] = [];
	seenEvents.set(trigger, events);
	const [oldest] = seenEvents.keys();
	if (seenEvents.size > MAX_TRIGGERS && oldest !== undefined) seenEvents.delete(oldest);
	return events;
}

/** Another process may have stored events meanwhile, or this one may have just started. */
function mergeStored(events: string[], stored: readonly string[]): void {
	const newest = stored.at(-1);
	if (newest === undefined || events.includes(newest)) return;
	const known = new Set(events);
	events.push(...stored.filter((event) => !known.has(event)));
	events.splice(0, events.length - MAX_EVENTS);
}

/** Static data is written anew with each event, so it has to be short. */
function shorten(event: string): string {
	return createHash('sha256').update(event).digest('base64url').slice(0, 16);
}

/** Why none of these events starts the workflow once more; undefined where none has been seen. */
export function checkRepeated(events: SeenEvents, ...keys: string[]): NoEvent | undefined {
	const { pendingEvents } = triggerState();
	if (keys.some((key) => pendingEvents.has(key)))
		return refused(503, 'The event is being processed');
	if (keys.some((key) => events.has(key))) return unwanted('The event has already been received');
	return undefined;
}

/** Adds an event, and removes it again if n8n answers that it could not store it. */
export function addUntilAnswered(
	context: IWebhookFunctions,
	events: SeenEvents,
	event: string,
): void {
	const { pendingEvents } = triggerState();
	events.add(event);
	pendingEvents.add(event);
	const response = context.getResponseObject();
	const settle = () => {
		pendingEvents.delete(event);
		if (response.statusCode >= 400) events.remove(event);
	};
	if (response.closed) settle();
	else response.once('close', settle);
}

/**
 * Keeps telling n8n that there is something to store, until it has answered. When n8n starts the execution, it loads the
 * workflow anew and forgets that the static data has changed (2.41, not 2.0).
 */
export async function storeUntilAnswered(
	context: IWebhookFunctions,
	events: SeenEvents,
): Promise<void> {
	const response = context.getResponseObject();
	const started = Date.now();
	do {
		events.store();
		// Where many executions are queued, n8n may answer late.
		await sleep(Date.now() - started < 1000 ? 1 : 100);
	} while (!response.writableEnded && !response.closed);
}
