/** Ends the sandbox that `start` has started. */
export default async function stop(): Promise<void> {
	process.kill(Number(process.env.SANDBOX_PROCESS), 'SIGTERM');
}
