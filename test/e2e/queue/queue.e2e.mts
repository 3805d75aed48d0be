import { after, before, describe } from 'node:test';
import startSandbox from '../../sandbox/start.mts';
import stopSandbox from '../../sandbox/stop.mts';
import { specifyBulkWork } from './bulkWork.mts';
import { startCluster } from './cluster.mts';
import type { Cluster } from './cluster.mts';
import { specifyConversionOutages } from './conversionOutages.mts';
import { specifyOutages } from './outages.mts';

describe('the package in queue mode', () => {
	let cluster: Cluster;

	before(async () => {
		await startSandbox();
		cluster = await startCluster();
	});

	after(async () => {
		await cluster?.end();
		await stopSandbox();
	});

	const isShort = process.env.QUEUE_SUITE === 'short';
	specifyBulkWork(() => cluster, isShort);
	specifyOutages(() => cluster, isShort);
	if (!isShort) specifyConversionOutages(() => cluster);
});
