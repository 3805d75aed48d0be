import { createRequire } from 'node:module';
import type * as Sami from '../../credentials/SamiApi.credentials.ts';
import type * as Cos from '../../credentials/TencentCosApi.credentials.ts';
import type * as MediaLab from '../../credentials/TencentMediaLabApi.credentials.ts';
import type * as VoiceConversion from '../../nodes/Sami/VoiceConversion/SamiVoiceConversion.node.ts';
import type * as VoiceCloning from '../../nodes/Tencent/VoiceCloning/TencentVoiceCloning.node.ts';

const load = createRequire(new URL('../../dist/', import.meta.url));

/** The nodes and credentials as they are published, which are faster than what the tests compile. */
export const { SamiVoiceConversion }: typeof VoiceConversion = load(
	'./nodes/Sami/VoiceConversion/SamiVoiceConversion.node.js',
);
export const { TencentVoiceCloning }: typeof VoiceCloning = load(
	'./nodes/Tencent/VoiceCloning/TencentVoiceCloning.node.js',
);
export const { SamiApi }: typeof Sami = load('./credentials/SamiApi.credentials.js');
export const { TencentCosApi }: typeof Cos = load('./credentials/TencentCosApi.credentials.js');
export const { TencentMediaLabApi }: typeof MediaLab = load(
	'./credentials/TencentMediaLabApi.credentials.js',
);
