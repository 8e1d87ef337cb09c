import {
  type DbsCheck,
  kindDefinitions,
  type Listing,
  type ListingContent,
  type NeedDetails,
  type ResourceDetails,
  type SkillDetails,
  type VolunteeringDetails,
} from '#features/listings/index.ts';
import {
  type Organisation,
  publicSites,
  type Site,
  type SiteCentres,
} from '#features/organisations/index.ts';
import type { EntryText, WeighedText } from '#features/search/index.ts';
import { elsewhere, type SkillSuggester } from '#features/vocabularies/index.ts';
import { dayNumber, type IsoDate } from '#platform/clock.ts';
import type { Outline, Party } from './matching.model.ts';
import { type Quantity, quantitiesIn } from './quantities.model.ts';
import { givesOpenGrants, spokenCategories } from './spoken-categories.model.ts';
import { spokenTimes } from './spoken-times.model.ts';

/** Draws what scoring knows of an entry from its rows; nothing here reads or writes. */

/** An entry with the rows that it stands on; what is being written has no listing yet. */
export interface Entry {
  content: ListingContent;
  confirmedOn: Listing['confirmedOn'];
  organisation: Pick<Organisation, 'sector'>;
  /** Where it takes place, hidden ones too. */
  sites: readonly Site[];
}

/** What the text of an entry is, for weighing. */
export function textOf({ content }: Pick<Entry, 'content'>): EntryText {
  return {
    title: content.title,
    summary: content.summary,
    rest: `${content.description}\n${detailWords(content)}`,
  };
}

function detailWords(content: ListingContent): string {
  // What is being written has details that nobody has checked yet.
  const checked = kindDefinitions[content.kind].details.safeParse(content.details);
  return checked.success ? kindDefinitions[content.kind].searchText(checked.data) : '';
}

/** What is known of an entry before its words are weighed. */
export function toOutline(entry: Entry, given: { centres: SiteCentres; today: IsoDate }): Outline {
  const { content, sites } = entry;
  const { kind, category, title, summary, description, skills, themes, areas, availability } = content;
  const lead = `${title} ${summary}`;
  return {
    kind,
    category,
    spokenCategories: kind === 'service' ? spokenCategories(`${lead} ${description}`) : [],
    givesOpenGrants: kind === 'service' && givesOpenGrants({ lead, isElsewhere: areas.includes(elsewhere) }),
    forms: kind === 'skill' ? ((content.details as Partial<SkillDetails> | null)?.forms ?? []) : [],
    skills,
    themes,
    areas,
    points: publicSites(sites, given.centres).flatMap(({ location }) =>
      location
        ? [
            {
              latitude: location.latitude,
              longitude: location.longitude,
              isRough: location.precision !== 'exact',
            },
          ]
        : [],
    ),
    isPlaceHidden: sites.some(({ visibility }) => visibility === 'hidden'),
    times: {
      availability,
      by: kind === 'need' ? (needBy(content) ?? null) : null,
      spoken: spokenTimes(`${lead} ${availability?.note ?? ''}`),
    },
    check: checkOf(content),
    confirmedDaysAgo:
      entry.confirmedOn === null ? null : dayNumber(given.today) - dayNumber(entry.confirmedOn),
    sector: entry.organisation.sector,
  };
}

/** Adds what an entry's words say. */
export function toParty(
  outline: Outline,
  { content }: Pick<Entry, 'content'>,
  given: { text: WeighedText; suggester: SkillSuggester },
): Party {
  const { title, summary, skills } = content;
  return {
    ...outline,
    text: aboutSubject(given.text),
    // Whoever chose skills has said which; their words, and everybody's further down, name others in passing.
    spokenSkills:
      skills.length > 0 ? [] : given.suggester.suggest({ title, text: summary }).map(({ skill }) => skill),
    quantities: quantitiesOf(content),
  };
}

/**
 * Numbers, days and months, and words of no subject that are rare enough to look as if they had one: two texts that
 * share "eleven", "Thursday" or "while" aren't about the same.
 */
const besideTheSubject: ReadonlySet<string> = new Set(
  `two three four five six seven eight nine ten eleven twelve thirteen fifteen sixteen twenty thirty forty fifty
  sixty eighty ninety hundred dozen half quarter first second third monday mondays tuesday tuesdays wednesday
  wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays january february march april may
  june july august september october november december day days week weeks month months year years hour hours minute
  minutes morning mornings afternoon afternoons evening evenings weekend weekends time times all any anything
  anybody anyone everything everybody everyone something somebody someone nobody nothing each every through down
  away own another whole while although though until since without within along among around because before after
  between both either neither else even ever few fewer just less least like likely many might more most much must
  never next now often once only other others over per perhaps quite rather really same several should soon still
  such than then there therefore together too under upon usually very via well whatever when where whether which who
  whose why will would yet able across already almost always back enough here instead later lot lots maybe sometimes
  somewhere ask asks asked bring brings come comes coming get gets getting give gives given go goes going keep keeps
  kept know knows let lets look looks looking make makes making put puts say says said see sees seen take takes
  taken taking tell tells try tries use used uses using want wants wanted talk talks welcome ready happy glad good
  great nice right long full way ways thing things`.split(/\s+/),
);

/** The words of a text that say what it is about. */
function aboutSubject(text: WeighedText): WeighedText {
  return new Map([...text].filter(([, { word }]) => !besideTheSubject.has(word)));
}

function needBy({ details }: ListingContent): IsoDate | undefined {
  return (details as Partial<NeedDetails> | null)?.by;
}

function checkOf({ kind, details }: ListingContent): DbsCheck | null {
  if (typeof details !== 'object' || details === null) return null;
  switch (kind) {
    case 'need':
      return (details as Partial<NeedDetails>).people?.checks ?? null;
    case 'volunteering':
      return (details as Partial<VolunteeringDetails>).checks ?? null;
    default:
      return null;
  }
}

function quantitiesOf({ kind, category, title, details }: ListingContent): Quantity[] {
  if (typeof details !== 'object' || details === null) return [];
  switch (kind) {
    case 'need': {
      const { quantity = '' } = details as Partial<NeedDetails>;
      const found = quantitiesIn(`${quantity}\n${title}`, { chairsArePeople: category === 'space' });
      const [first] = found;
      // "2 drivers" are 2 people, whatever they are called.
      return category === 'people' && first ? [{ count: first.count, noun: 'person' }] : found;
    }
    case 'resource': {
      const { capacity = '' } = details as Partial<ResourceDetails>;
      return quantitiesIn(`${capacity}\n${title}`, { chairsArePeople: category === 'space' });
    }
    case 'volunteering': {
      const { people } = details as Partial<VolunteeringDetails>;
      return typeof people === 'number' && people >= 1 ? [{ count: people, noun: 'person' }] : [];
    }
    default:
      return [];
  }
}
