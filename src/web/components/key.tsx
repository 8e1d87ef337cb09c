import type { Html } from '../jsx/index.ts';

/** The key that presses a button, shown in it. */
export function Key({ name }: { name: string }): Html {
  return <kbd class="key">{name}</kbd>;
}
