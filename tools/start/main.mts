import { superviseProgram } from '../processes/superviseProgram.mts';
import { readOrder } from './readOrder.mts';

// `npm start`: a first n8n with this package and the sandbox, for people who have neither yet.
const order = readOrder(process.argv.slice(2));
if (order.kind === 'help') {
	console.log(order.text);
} else if (order.kind === 'wrong') {
	console.error(order.text);
	process.exitCode = 1;
} else {
	process.exitCode = await superviseProgram(
		new URL('./runDemo.mts', import.meta.url),
		process.argv.slice(2),
	);
}
