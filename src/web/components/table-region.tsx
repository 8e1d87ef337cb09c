/** A table that may be wider than the screen. */
import type { Child, Html } from '../jsx/index.ts';

/**
 * Scrolls to the side where there is no room, also by keyboard, and shows a shadow at the side where there is more.
 * It is named by the heading that it stands under (`labelledBy`, its id) or by `label`.
 */
export function TableRegion(
  props: { isNarrow?: boolean; children?: Child } & ({ label: string } | { labelledBy: string }),
): Html {
  return (
    <section
      class={props.isNarrow ? 'table-wrap table-narrow' : 'table-wrap'}
      tabindex="0"
      aria-label={'label' in props ? props.label : undefined}
      aria-labelledby={'labelledBy' in props ? props.labelledBy : undefined}
    >
      {props.children}
    </section>
  );
}
