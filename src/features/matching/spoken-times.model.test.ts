import { expect, it } from 'vitest';
import { spokenTimes } from './spoken-times.model.ts';

/** Days as ISO weekdays, with the hours where a part of the day is named: "5", "1 06:00-13:00". */
const said = (text: string) =>
  spokenTimes(text).map(({ day, from, to }) =>
    from === '00:00' && to === '24:00' ? String(day) : `${day} ${from}-${to}`,
  );
const everyDay = (hours: string) => [1, 2, 3, 4, 5, 6, 7].map((day) => `${day} ${hours}`);

it.each<[string, string[]]>([
  ['Sorters for the Monday delivery', ['1']],
  ['Our team gives a FRIDAY each quarter', ['5']],
  ['Key holder for Saturday nights', ['6 18:00-24:00']],
  ['Luton van with two crew, Monday mornings', ['1 06:00-13:00']],
  ['Open Tuesdays and Thursdays', ['2', '4']],
  ['Monday to Wednesday', ['1', '2', '3']],
  ['Minibus, evenings and weekends', [...everyDay('17:00-23:00'), '6', '7']],
  ['Weekday afternoons', [1, 2, 3, 4, 5].map((day) => `${day} 12:00-18:00`)],
  // One of them is no time of the week.
  ['A morning of baking for an evening in December', []],
  ['A telephone bank for your appeal night', []],
  ['A constructor of models', []],
  ['', []],
])('reads %s', (text, expected) => {
  expect([...new Set(said(text))]).toEqual(expected);
});
