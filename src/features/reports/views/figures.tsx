import type { Html } from '#web/jsx/index.ts';

/** The numbers that answer first, each with what it counts. */
export function Figures({ figures }: { figures: readonly { number: string; what: string }[] }): Html {
  return (
    <ul class="figures">
      {figures.map(({ number, what }) => (
        <li class="box">
          <strong>{number}</strong>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  );
}
