import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { KnownCapability } from '../../mediaLab/api/capabilities';

/** What a file `<verb>.operation.ts` exports. */
export interface Operation {
	/** The fields of the operation, as far as the capability has them. */
	createFields(capability: KnownCapability): INodeProperties[];
	/** Runs the operation for all input items. */
	execute(context: IExecuteFunctions, capability: KnownCapability): Promise<INodeExecutionData[]>;
}

/** What a file `<resource>.resource.ts` exports. */
export interface Resource {
	/** The field Operation. */
	createOperationField(capability: KnownCapability): INodeProperties;
	/** By the values of that field. */
	operations: Record<string, Operation>;
}
