/** What n8n shows below the name of the node: what it does, and with which model. */
export const SUBTITLE = `={{ $parameter["operation"] + ": " + ({
	generate: $parameter["modelName"],
	train: $parameter["newModelName"]
}[$parameter["operation"]] || $parameter["resource"]) }}`;
