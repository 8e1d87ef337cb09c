import { describe, expect, it } from 'vitest';
import { createThemeSuggester } from '../../src/features/vocabularies/index.ts';
import { themes } from './themes.ts';

describe('themes of everyday listings', () => {
  const suggester = createThemeSuggester(themes);

  it.each<[title: string, text: string, theme: string]>([
    ['Book keeper two days a month', 'Somebody to keep our accounts in order.', 'governance-volunteering'],
    ['Trustees needed', 'Our board needs a treasurer.', 'governance-volunteering'],
    ['Help with GDPR', 'Data protection for small charities.', 'governance-volunteering'],
    ['Meeting room for 12', 'Free on weekday evenings for community groups.', 'community-buildings'],
    ['Church hall hire', 'Hall with kitchen.', 'community-buildings'],
    ['Minibus with driver', '16 seats and a wheelchair lift, for trips.', 'transport-access'],
    ['Dial-a-ride', 'Door to door for disabled people.', 'transport-access'],
    ['Food bank', 'Emergency food parcels.', 'food-essentials'],
    ['Debt advice drop-in', 'Free help with debts, benefits and bills.', 'advice-money'],
    ['Phone a friend', 'A weekly call for lonely older people.', 'older-people'],
    ['Walking football', 'Every Tuesday on the 3G pitch.', 'sport-leisure'],
    ['Tools for our allotment', 'Spades, forks and a wheelbarrow.', 'environment'],
    ['Conversation classes', 'English for refugees and asylum seekers.', 'equality-migration'],
    ['Safe house', 'For women fleeing domestic abuse.', 'community-safety'],
    ['Neighbourhood watch signs', 'Stickers to reduce burglary.', 'community-safety'],
    ['Friday youth club', 'We need a youth worker.', 'children-young-people'],
    ['Quiet room', 'For counselling sessions.', 'mental-health'],
    ['Puppy raisers', 'Look after one of our guide dogs for a year.', 'disability-carers'],
    ['Winter shelter', 'Beds for people who sleep rough or are homeless.', 'housing-homelessness'],
    ['Job club', 'CVs and interviews.', 'employment-training'],
    ['Community choir', 'Sing with us on Mondays.', 'arts-culture'],
    ['Prayer room', 'Open to people of every faith.', 'faith-belief'],
    ['Blood pressure checks', 'A nurse from the health centre.', 'health-wellbeing'],
  ])('%s: %s', (title, text, theme) => {
    expect(suggester.suggest({ title, text }).map((each) => each.theme)).toContain(theme);
  });

  it.each<[title: string, theme: string]>([
    ['Guide dogs', 'environment'],
    ['Book keeper wanted', 'arts-culture'],
    ['Car park spaces', 'environment'],
    ['Learning environment', 'environment'],
    ['Tables to lend', 'food-essentials'],
  ])('%s is not about %s', (title, theme) => {
    expect(suggester.suggest({ title, text: '' }).map((each) => each.theme)).not.toContain(theme);
  });
});
