/** Put the host's own services in place of the general "managed" and "self-managed" options. */
import type { Flow, FlowNode, Option } from './types.ts';

export interface Service {
	readonly id: string;
	readonly name: string;
	readonly managed: boolean;
}

function expand(option: Option, services: readonly Service[]): Option[] {
	if (!option.service) return [option];
	return services
		.filter(({ managed }) => managed === (option.service === 'managed'))
		.map(({ id, name }) => ({ ...option, id, label: name }));
}

/** The flow with one option per service. A kind of service that the host does not offer leaves no option. */
export function withServices(flow: Flow, services: readonly Service[]): Flow {
	const nodes = Object.entries(flow.nodes).map(([id, node]): [string, FlowNode] => [
		id,
		node.kind === 'question'
			? { ...node, options: node.options.flatMap((option) => expand(option, services)) }
			: node,
	]);
	return { ...flow, nodes: Object.fromEntries(nodes) };
}
