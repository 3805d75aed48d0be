/** @returns seconds, as they are output */
export function roundToMilliseconds(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}

/** A length as `5:06`, or `5` where there are no seconds, rounded up. */
export function formatMinutes(seconds: number): string {
	const whole = Math.ceil(seconds);
	return whole % 60 === 0 ? String(whole / 60) : formatPosition(whole);
}

/** A place in a recording as `4:02`, in minutes and seconds. */
export function formatPosition(seconds: number): string {
	const whole = Math.round(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
