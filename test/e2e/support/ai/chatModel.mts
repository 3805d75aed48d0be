import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

/** What an agent asks a chat model, in the format of OpenAI's chat completions, as far as scripts look at it. */
export interface ChatRequest {
	messages: ChatMessage[];
	tools?: Array<{ type: 'function'; function: OfferedTool }>;
}

export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | Array<{ type: string; text: string }> | null;
	/** Of a message with the answer of a tool: the call that it answers. */
	tool_call_id?: string;
}

/** All that a model knows of a tool. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: {
		properties: Record<string, { type: string; description?: string }>;
		required?: string[];
	};
}

/** What a scripted model does when it is asked. */
export type ChatAnswer = { text: string } | { calls: ToolCall[] };

export interface ToolCall {
	id: string;
	name: string;
	arguments: object;
}

/** A chat model that runs on this machine and follows a script. */
export interface ChatModel {
	/** The base URL for a credential of OpenAI. */
	url: string;
	/** All that it was asked. */
	requests: ChatRequest[];
	end(): Promise<void>;
}

/** Starts a chat model that answers as the script says, in one piece: agents that answer a webhook ask so. */
export async function startChatModel(
	script: (request: ChatRequest) => ChatAnswer,
): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	const server = fastify();
	server.post<{ Body: ChatRequest }>('/v1/chat/completions', ({ body }) => {
		requests.push(body);
		return toCompletion(script(body));
	});
	await server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = server.server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/v1`, requests, end: async () => await server.close() };
}

/** What a model is told of each tool, by its name. */
export function describeTools({ tools = [] }: ChatRequest): Record<string, object> {
	return Object.fromEntries(
		tools.map(({ function: { name, description, parameters } }) => [
			name,
			{ description, parameters: parameters.properties },
		]),
	);
}

/** What the tools have answered so far. */
export function readToolAnswers({ messages }: ChatRequest): Record<string, string> {
	const answers = messages.filter(({ role }) => role === 'tool');
	return Object.fromEntries(answers.map(({ tool_call_id: id, content }) => [id!, toText(content)]));
}

function toText(content: ChatMessage['content']): string {
	if (typeof content === 'string') return content;
	return (content ?? []).map(({ text }) => text).join('');
}

function toCompletion(answer: ChatAnswer) {
	const calls = 'calls' in answer ? answer.calls : [];
	const message = {
		role: 'assistant',
		content: 'text' in answer ? answer.text : null,
		...(calls.length > 0 && {
			tool_calls: calls.map((call) => ({
				id: call.id,
				type: 'function',
				function: { name: call.name, arguments: JSON.stringify(call.arguments) },
			})),
		}),
	};
	return {
		id: 'completion',
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
