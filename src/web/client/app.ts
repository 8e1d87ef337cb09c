/**
 * The little that pages do in the browser beyond htmx: everything here makes something quicker or
 * clearer that works without it. Listeners stand on the document, so that they outlive every swap.
 */
import 'htmx.org';
import { openCardsOnClick } from './cards.ts';
import { tellWhatIsChosen } from './chosen.ts';
import { listenForDeskKeys } from './curation.ts';
import { holdImpossibleDates } from './dates.ts';
import { saveDrafts } from './drafts.ts';
import { focusDoneNotice, focusErrorSummary } from './first-focus.ts';
import { openWhatWasTyped } from './folds.ts';
import { followResults } from './results.ts';
import { offerSuggestions } from './suggest.ts';

holdImpossibleDates();
openCardsOnClick();
tellWhatIsChosen();
focusDoneNotice();
focusErrorSummary();
followResults();
offerSuggestions();
saveDrafts();
listenForDeskKeys();
openWhatWasTyped();
