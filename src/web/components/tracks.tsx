/** Lines that run together like tracks at a junction: decoration for the home page and empty states. */
import type { Html } from '../jsx/index.ts';

/** The drawing behind the home page's heading. */
export function HeroTracks(): Html {
  return (
    <svg
      class="hero-tracks"
      viewBox="0 0 558 464"
      width="558"
      height="464"
      aria-hidden="true"
      focusable="false"
    >
      {/* The lines run on beyond the drawing, to the edge of however wide a screen. */}
      <g class="tracks-lines" fill="none" stroke-width="3.4">
        <path d="M0 101 C110 105 240 155 420 155 H3000" />
        <path d="M0 359 C200 330 256 155 420 155" />
        <path d="M60 474 C250 420 320 233 442 233 H3000" />
      </g>
      <circle class="tracks-disc" cx="117" cy="112" r="17" />
      <circle class="tracks-gap" cx="93" cy="335" r="20" />
      <circle class="tracks-ring" cx="93" cy="335" r="20" fill="none" stroke-width="7.4" />
      <circle class="tracks-gap" cx="264" cy="332" r="12.5" />
      <circle class="tracks-ring" cx="264" cy="332" r="12.5" fill="none" stroke-width="5" />
      <circle class="tracks-gap" cx="434" cy="155" r="28" />
      <circle class="tracks-ring" cx="434" cy="155" r="28" fill="none" stroke-width="6" />
      <circle class="tracks-disc" cx="434" cy="155" r="15.5" />
      <circle class="tracks-disc" cx="528" cy="233" r="12.5" />
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
