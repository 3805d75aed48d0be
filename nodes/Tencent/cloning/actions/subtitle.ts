/** What n8n shows below the name of the node: what it does, and with which model. */
export const SUBTITLE = `={{ {
	generate: "generate: " + ($parameter["modelName"]?.cachedResultName || $parameter["modelName"]?.value),
	train: "train: " + ($parameter["newModelName"] || "model")
}[$parameter["operation"]] || $parameter["operation"] + ": " + $parameter["resource"] }}`;
