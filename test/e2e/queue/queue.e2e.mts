import { after, before, describe } from 'node:test';
import startSandbox from '../../sandbox/start.mts';
import stopSandbox from '../../sandbox/stop.mts';
import { specifyBulkWork } from './support/bulkWork.mts';
import { startCluster } from './support/cluster.mts';
import type { Cluster } from './support/cluster.mts';
import { specifyConversionOutages } from './support/outages/conversionOutages.mts';
import { specifyCreationOutage } from './support/outages/creationOutage.mts';
import { specifyWaitOutages } from './support/outages/waitOutages.mts';

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
	specifyCreationOutage(() => cluster, isShort);
	specifyWaitOutages(() => cluster, isShort);
	if (!isShort) specifyConversionOutages(() => cluster);
});
