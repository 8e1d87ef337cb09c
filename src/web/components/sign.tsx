/** The product's one idea, drawn: a ring is a need, a disc an offer, a rounded square a service. */
import type { Html } from '../jsx/index.ts';

export type SignShape = 'ring' | 'disc' | 'square' | 'exchange';

const shapes: Record<SignShape, Html> = {
  ring: <circle class="sign-ring" cx="12" cy="12" r="9" fill="none" stroke-width="3.4" />,
  disc: <circle class="sign-disc" cx="12" cy="12" r="10.6" />,
  square: <rect class="sign-disc" x="1.8" y="1.8" width="20.4" height="20.4" rx="5.4" />,
  exchange: (
    <g>
      <circle class="sign-ring" cx="12" cy="12" r="10.4" fill="none" stroke-width="2.2" />
      <circle class="sign-disc" cx="12" cy="12" r="6.6" />
    </g>
  ),
};

/**
 * A sign. It is decoration beside a text that says the same; where it stands alone, give it a `label`.
 * `size` is in pixels (24 unless said otherwise).
 */
export function Sign({ shape, size = 24, label }: { shape: SignShape; size?: number; label?: string }): Html {
  return label === undefined ? (
    <svg class="sign" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes[shape]}
    </svg>
  ) : (
    <svg class="sign" viewBox="0 0 24 24" width={size} height={size} role="img" aria-label={label}>
      {shapes[shape]}
    </svg>
  );
}

/** The logo: a ring and a disc that meet. */
export function Logo(): Html {
  return (
    <svg class="logo" viewBox="0 0 36 28" width="36" height="28" aria-hidden="true" focusable="false">
      <circle class="sign-ring" cx="14" cy="14" r="10.2" fill="none" stroke-width="3.6" />
      <circle class="logo-disc" cx="25" cy="14" r="8.6" />
    </svg>
  );
}
