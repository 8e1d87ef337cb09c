import type { Html } from '#web/jsx/index.ts';
import { type Flow, type FlowNode, lineHeight } from './flow-layout.ts';

/**
 * Who gave to whom, drawn: discs give, rings receive, and a band is as thick as there were exchanges. It is as wide as
 * there is room for: the bands are stretched, the words aren't.
 */
export function FlowPicture({ flow, label }: { flow: Flow; label: string }): Html {
  return (
    <svg class="flow" height={flow.height} role="img" aria-label={label}>
      <text class="chart-second" y="16">
        Gave
      </text>
      <text class="chart-second" x="100%" y="16" text-anchor="end">
        Received
      </text>
      <svg
        width="100%"
        height={flow.height}
        viewBox={`0 0 100 ${flow.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {flow.bands.map((band) => (
          <path class={`flow-band flow-${band.from}`} d={band.path} />
        ))}
      </svg>
      {flow.givers.map((node) => (
        <Giver node={node} />
      ))}
      {flow.receivers.map((node) => (
        <Receiver node={node} />
      ))}
    </svg>
  );
}

const edge = 4;
/** From a sector's band up to the words above it, and from a side to the words beside a sign. */
const [up, beside] = [9, 18];

function Giver({ node }: { node: FlowNode }): Html {
  return (
    <g>
      <rect class="flow-edge" y={node.y} width={edge} height={node.height} />
      <circle class="sign-disc" cx={6} cy={lineAt(node, 0) - 5} r={6} />
      {node.lines.map((line, index) => (
        <text class="chart-label" x={beside} y={lineAt(node, index)}>
          {line}
        </text>
      ))}
    </g>
  );
}

function Receiver({ node }: { node: FlowNode }): Html {
  return (
    <g>
      <rect
        class="flow-edge"
        x="100%"
        y={node.y}
        width={edge}
        height={node.height}
        transform={`translate(-${edge} 0)`}
      />
      <circle
        class="sign-ring"
        cx="100%"
        cy={lineAt(node, 0) - 5}
        r={5}
        fill="none"
        stroke-width="2.4"
        transform="translate(-7 0)"
      />
      {node.lines.map((line, index) => (
        <text class="chart-label" x="100%" dx={-beside} y={lineAt(node, index)} text-anchor="end">
          {line}
        </text>
      ))}
    </g>
  );
}

/** Its last line stands right above the band. */
const lineAt = (node: FlowNode, index: number) => node.y - up - (node.lines.length - 1 - index) * lineHeight;
