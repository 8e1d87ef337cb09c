/** Lines that run together like tracks at a junction: decoration for the home page and empty states. */
import type { Html } from '../jsx/index.ts';

/** The drawing behind the home page's heading. */
export function HeroTracks(): Html {
  return (
    <svg
      class="hero-tracks"
      viewBox="0 0 640 420"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <g class="tracks-lines" fill="none" stroke-width="3.4" stroke-linecap="round">
        <path d="M0 84 C120 88 230 141 432 141 H640" />
        <path d="M0 356 C214 322 268 141 432 141" />
        <path d="M60 460 C270 400 330 222 434 222 H640" />
      </g>
      <circle class="tracks-disc" cx="116" cy="96" r="17" />
      <circle class="tracks-gap" cx="92" cy="331" r="20" />
      <circle class="tracks-ring" cx="92" cy="331" r="20" fill="none" stroke-width="7.4" />
      <circle class="tracks-gap" cx="260" cy="324" r="12.5" />
      <circle class="tracks-ring" cx="260" cy="324" r="12.5" fill="none" stroke-width="5" />
      <circle class="tracks-gap" cx="434" cy="141" r="28" />
      <circle class="tracks-ring" cx="434" cy="141" r="28" fill="none" stroke-width="6" />
      <circle class="tracks-disc" cx="434" cy="141" r="15.5" />
      <circle class="tracks-disc" cx="528" cy="222" r="12.5" />
    </svg>
  );
}

/** The smaller drawing above the words of an empty state: two lines that have not met yet. */
export function EmptyTracks(): Html {
  return (
    <svg
      class="empty-tracks"
      viewBox="0 0 240 72"
      width="240"
      height="72"
      aria-hidden="true"
      focusable="false"
    >
      <g class="tracks-lines" fill="none" stroke-width="2.4" stroke-linecap="round">
        <path d="M4 14 C70 14 96 36 150 36 H236" />
        <path d="M4 58 C70 58 96 36 150 36" />
      </g>
      <circle class="tracks-gap" cx="60" cy="21" r="9" />
      <circle class="tracks-ring" cx="60" cy="21" r="9" fill="none" stroke-width="3.4" />
      <circle class="tracks-disc" cx="84" cy="47" r="8" />
      <circle class="tracks-gap" cx="196" cy="36" r="12" />
      <circle
        class="tracks-lines"
        cx="196"
        cy="36"
        r="12"
        fill="none"
        stroke-width="2.4"
        stroke-dasharray="4 5"
      />
    </svg>
  );
}
