import { describe, expect, it } from 'vitest';
import { vocabularySeed } from '../../../seeds/vocabularies/index.ts';
import { createSkillSuggester, mostSkills } from './skill-suggester.ts';

const suggester = createSkillSuggester(vocabularySeed.skills);
const slugs = (title: string, text = '') => suggester.suggest({ title, text }).map(({ skill }) => skill);

describe('skills in a text', () => {
  it.each([
    ['Bookkeeping, two days a month', 'bookkeeping'],
    ['Somebody to do our payslips', 'payroll'],
    ['Help with writing bids', 'bid-writing'],
    ['We need a solicitor', 'legal-advice'],
    ['Doing the books for a small group', 'bookkeeping'],
  ])('finds it in “%s”', (title, skill) => {
    expect(slugs(title)).toContain(skill);
  });

  it.each(['', 'A room for twelve', '\u0000 <script>'])('finds none in “%s”', (title) => {
    expect(slugs(title)).toEqual([]);
  });

  it('says which words spoke for it, and puts the title first', () => {
    const found = suggester.suggest({
      title: 'Payroll help',
      text: 'Book keeper wanted, Sage or Xero, payroll too',
    });
    expect(found.slice(0, 2)).toEqual([
      { skill: 'payroll', because: ['Payroll'] },
      { skill: 'bookkeeping', because: ['book keeper', 'sage', 'xero'] },
    ]);
  });

  it('names few, however much is said', () => {
    const everything = vocabularySeed.skills.map(({ label }) => label).join('. ');
    expect(slugs('', everything)).toHaveLength(mostSkills);
  });
});
