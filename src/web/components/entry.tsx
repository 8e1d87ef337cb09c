/** How an entry is shown in a list: the card, and what it is made of. */
import type { Child, Html } from '../jsx/index.ts';
import { Sign, type SignShape } from './sign.tsx';

export type SectorName = 'local-authority' | 'third-sector' | 'other-public' | 'business';

/** A small square in the sector's colour beside its name. */
export function SectorTag({ sector, label }: { sector: SectorName; label: string }): Html {
  return (
    <span class="sector">
      <span class={`sector-mark sector-mark-${sector}`} />
      {label}
    </span>
  );
}

/** A filled dot for what was confirmed in time, an outlined one for what was not. */
export function FreshnessTag({ state, text }: { state: 'fresh' | 'stale' | 'expired'; text: string }): Html {
  return (
    <span class="freshness">
      <span class={state === 'fresh' ? 'freshness-mark' : 'freshness-mark freshness-mark-old'} />
      {text}
    </span>
  );
}

export interface EntryCardProps {
  sign: SignShape;
  /** Kind and category: "Need · people". */
  kindLabel: string;
  /** Null on a page that is about it, where its name would stand on every card. */
  organisation: { name: string; sector: SectorName; sectorLabel: string } | null;
  /** The title, with highlights if there are any. */
  title: Child;
  href: string;
  /** Level of the title within the page; 3 unless said otherwise. */
  level?: 2 | 3;
  /** At most two lines are shown. */
  summary: Child;
  freshness: { state: 'fresh' | 'stale' | 'expired'; text: string };
  /** The two or three facts that decide: "By 12 December", "Cockerton", "1.2 miles". */
  facts: readonly string[];
}

/** A card; an item of {@link CardList}. The script makes all of it a target for a click on its title. */
export function EntryCard(props: EntryCardProps): Html {
  const { organisation } = props;
  const title = (
    <a class="card-link" href={props.href}>
      {props.title}
    </a>
  );
  return (
    <li class="card">
      <Sign shape={props.sign} size={28} />
      <div class="card-body">
        <p class="card-kicker">
          <span class={props.sign === 'ring' ? 'kind kind-need' : 'kind'}>{props.kindLabel}</span>
          {organisation !== null && (
            <>
              <span class="card-organisation">{organisation.name}</span>
              <SectorTag sector={organisation.sector} label={organisation.sectorLabel} />
            </>
          )}
        </p>
        {props.level === 2 ? <h2 class="card-title">{title}</h2> : <h3 class="card-title">{title}</h3>}
        <p class="card-summary">{props.summary}</p>
        <p class="card-facts">
          <FreshnessTag state={props.freshness.state} text={props.freshness.text} />
          {props.facts.map((fact) => (
            <span>{fact}</span>
          ))}
        </p>
      </div>
    </li>
  );
}

/** A list of cards: one column, or with `columns={2}` two beside each other where there is room. */
export function CardList({ columns = 1, children }: { columns?: 1 | 2; children?: Child }): Html {
  return <ul class={columns === 2 ? 'cards cards-two' : 'cards'}>{children}</ul>;
}

/** A plain box on the page. */
export function Card({ children }: { children?: Child }): Html {
  return <div class="box">{children}</div>;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * A text whose matching words stand in `<mark>`, as highlighters return it. Nothing is taken as markup
 * but `<mark>` itself: the rest is decoded and escaped again.
 */
export function Marked({ html }: { html: string }): Html {
  // Splitting by a group puts what matched at the odd places.
  const parts = html.split(/<mark>([^<]*)<\/mark>/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <mark>{decode(part)}</mark> : decode(part)))}</>;
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_match, name: string) => entities[name] ?? '');
}
