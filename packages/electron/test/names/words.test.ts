import { describe, expect, test } from '@jest/globals';
import {
  article,
  camel,
  kebab,
  pascal,
  phrase,
  plural,
  sentence,
  snake,
  wordsOf,
} from '../../src/names/words.js';

test.each([
  ['dueOn', ['due', 'On']],
  ['HTTPServer2', ['HTTP', 'Server2']],
  ['listURLs', ['list', 'URLs']],
  ['URLsafe', ['UR', 'Lsafe']],
  ['my-notes', ['my', 'notes']],
  ['my_notes', ['my', 'notes']],
  ['A', ['A']],
  ['ABTest', ['AB', 'Test']],
  ['日本', ['日本']],
])('the words of %s', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test.each([
  ['my-notes', 'MyNotes', 'myNotes', 'my-notes', 'my_notes'],
  ['OrderLine', 'OrderLine', 'orderLine', 'order-line', 'order_line'],
  ['URLItem', 'URLItem', 'urlItem', 'url-item', 'url_item'],
  ['listURLs', 'ListURLs', 'listURLs', 'list-urls', 'list_urls'],
  ['X2', 'X2', 'x2', 'x2', 'x2'],
])('%s in every case', (name, ...cases) => {
  expect([pascal(name), camel(name), kebab(name), snake(name)]).toEqual(cases);
});

describe('what a person reads', () => {
  test.each([
    ['dueOn', 'Due on', 'due on'],
    ['OrderLine', 'Order line', 'order line'],
    ['apiURL', 'Api URL', 'api URL'],
  ])('%s', (name, label, inside) => {
    expect([sentence(name), phrase(name)]).toEqual([label, inside]);
  });

  test.each([
    ['a', 'task'],
    ['an', 'order line'],
    ['an', 'Event'],
  ])('%s %s', (word, noun) => {
    expect(article(noun)).toBe(word);
  });
});

test.each([
  ['Note', 'Notes'],
  ['Person', 'People'],
  ['OrderLine', 'OrderLines'],
  ['Category', 'Categories'],
  ['ClassEntity', 'ClassEntities'],
  ['URL', 'URLs'],
  ['URLs', 'URLs'],
  ['APIKey', 'APIKeys'],
])('several of %s are %s', (one, several) => {
  expect(plural(one)).toBe(several);
});
