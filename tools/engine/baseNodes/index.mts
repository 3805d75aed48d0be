import type { INodeType } from 'n8n-workflow';
import { ManualTrigger } from './ManualTrigger.mts';
import { NoOperation } from './NoOperation.mts';
import { ReadWriteFile } from './ReadWriteFile.mts';
import { StickyNote } from './StickyNote.mts';

/**
 * The few nodes of n8n itself that the examples use, behaving as the originals do for the parameters given here.
 * The originals come in `n8n-nodes-base`, whose 88 dependencies (database drivers, browsers' PDF and DOM engines)
 * outweigh everything else a developer of this package has to install.
 */
export const baseNodeTypes: Record<string, new () => INodeType> = {
	'n8n-nodes-base.manualTrigger': ManualTrigger,
	'n8n-nodes-base.noOp': NoOperation,
	'n8n-nodes-base.readWriteFile': ReadWriteFile,
	'n8n-nodes-base.stickyNote': StickyNote,
};
