import { sectorLabels } from '#features/vocabularies/index.ts';
import { formatCount } from '#platform/formats.ts';
import type { Html } from '#web/jsx/index.ts';
import type { Flow, FlowNode } from './flow-layout.ts';

/** Who gave to whom, drawn: discs give, rings receive, and a band is as thick as there were exchanges. */
export function FlowPicture({ flow, label }: { flow: Flow; label: string }): Html {
  return (
    <svg class="flow" viewBox={`0 0 ${flow.width} ${flow.height}`} role="img" aria-label={label}>
      <text class="chart-second" x={flow.left} y="14" text-anchor="end">
        Gave
      </text>
      <text class="chart-second" x={flow.right} y="14">
        Received
      </text>
      {flow.bands.map((band) => (
        <path class={`flow-band flow-${band.from}`} d={band.path} />
      ))}
      {flow.givers.map((node) => (
        <Node node={node} x={flow.left} side="giver" />
      ))}
      {flow.receivers.map((node) => (
        <Node node={node} x={flow.right} side="receiver" />
      ))}
    </svg>
  );
}

function Node({ node, x, side }: { node: FlowNode; x: number; side: 'giver' | 'receiver' }): Html {
  const isGiver = side === 'giver';
  const middle = node.y + node.height / 2;
  const out = isGiver ? -1 : 1;
  return (
    <g>
      <rect class="flow-edge" x={isGiver ? x - 4 : x} y={node.y} width={4} height={node.height} />
      {isGiver ? (
        <circle class="sign-disc" cx={x - 16} cy={middle} r={6} />
      ) : (
        <circle class="sign-ring" cx={x + 16} cy={middle} r={5} fill="none" stroke-width="2.4" />
      )}
      <text class="chart-label" x={x + out * 30} y={middle + 5} text-anchor={isGiver ? 'end' : 'start'}>
        {shortNames[node.sector]} {formatCount(node.exchanges)}
      </text>
    </g>
  );
}

const shortNames: Record<FlowNode['sector'], string> = { ...sectorLabels, 'other-public': 'Other public' };
