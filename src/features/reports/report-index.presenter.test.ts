import { expect, it } from 'vitest';
import type { LedgerFigure } from './ledger.presenter.ts';
import { toReportIndex } from './report-index.presenter.ts';

it('shows of the ledger how people answer, wherever those figures stand in it', () => {
  const figure = (name: LedgerFigure['name'], number: string) => ({ name, number, what: name });
  const [line] = toReportIndex({
    ledger: {
      answer: '3 exchanges came about.',
      period: 'May to June',
      figures: [
        figure('came-about', '75%'),
        figure('exchanges', '3'),
        figure('days-to-answer', '2'),
        figure('items', '40'),
        figure('answered-in-time', '90%'),
      ],
    },
    curators: undefined,
  }).forEverybody;
  expect(line?.figures.map(({ number }) => number)).toEqual(['75%', '2', '90%']);
});
