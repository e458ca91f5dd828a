import { describe, expect, test } from '@jest/globals';
import type { Plan } from '@nx-slice/schemas';
import { sliceNames } from '../src/names/index.js';
import { LAYERS } from '../src/table.js';
import { withForeign } from '../src/with-foreign.js';
import {
  aPlan,
  aPlanEntity,
  aPlanField,
  aPlanOperation,
} from './support/a-plan.js';

const reference = (name: string, entity: string) =>
  aPlanField({ name, type: 'reference', entity });

const contacts = aPlan({
  name: 'contacts',
  entities: [
    aPlanEntity({
      name: 'Contact',
      fields: [
        aPlanField({ name: 'favourite', type: 'boolean' }),
        aPlanField({ name: 'email', unique: true, default: 'a@b' }),
        aPlanField({ name: 'phone' }),
      ],
      orderBy: [{ field: 'phone', direction: 'desc' }],
      search: ['email'],
    }),
  ],
});

const meetings = (parts: Partial<Plan> = {}): Plan =>
  aPlan({
    name: 'meetings',
    entities: [
      aPlanEntity({
        name: 'Meeting',
        fields: [
          aPlanField({ name: 'topic' }),
          reference('hostId', 'contacts/Contact'),
          reference('guestId', 'contacts/Contact'),
        ],
      }),
    ],
    operations: [aPlanOperation({ name: 'listMeetings', entity: 'Meeting' })],
    ...parts,
  });

test('a plan that refers to no other slice stays the same object', () => {
  expect(withForeign(contacts, [meetings()])).toBe(contacts);
});

test('an entity of another slice is read by its name, and listed in the order of it', () => {
  const { entities, operations } = withForeign(meetings(), [contacts]);
  expect(entities.slice(1)).toEqual([
    {
      name: 'contacts/Contact',
      fields: [aPlanField({ name: 'email' })],
      orderBy: [{ field: 'email', direction: 'asc' }],
      search: [],
    },
  ]);
  expect(operations.slice(1)).toEqual([
    aPlanOperation({ name: 'listContacts', entity: 'contacts/Contact' }),
  ]);
});

test('what else changes over there changes nothing here', () => {
  const [contact] = contacts.entities;
  if (!contact) throw new Error('There is no contact');
  const changed: Plan = {
    ...contacts,
    intent: 'Another one',
    entities: [
      {
        ...contact,
        fields: [
          ...contact.fields.map((field) => ({
            ...field,
            default: null,
            unique: false,
          })),
          aPlanField({ name: 'more' }),
        ],
        orderBy: [{ field: 'more', direction: 'asc' }],
        search: [],
      },
      aPlanEntity({ name: 'Group' }),
    ],
  };
  expect(withForeign(meetings(), [changed])).toEqual(
    withForeign(meetings(), [contacts]),
  );
});

test('an input of an operation may refer to it as well', () => {
  const plan = meetings({
    entities: [aPlanEntity({ name: 'Meeting' })],
    operations: [
      aPlanOperation({
        name: 'invite',
        kind: 'command',
        intent: 'Invite',
        input: [reference('whom', 'contacts/Contact')],
      }),
    ],
  });
  expect(
    withForeign(plan, [contacts]).entities.map(({ name }) => name),
  ).toEqual(['Meeting', 'contacts/Contact']);
});

test('its list has another name where that one is taken', () => {
  const plan = meetings({
    operations: [aPlanOperation({ name: 'listContacts', entity: 'Meeting' })],
  });
  expect(withForeign(plan, [contacts]).operations.at(-1)).toMatchObject({
    name: 'listContactEntries',
    entity: 'contacts/Contact',
  });
});

test('an entity without a field to be called by is listed newest first', () => {
  const nameless = aPlan({
    name: 'contacts',
    entities: [
      aPlanEntity({ name: 'Contact', fields: [reference('a', 'Contact')] }),
    ],
  });
  expect(withForeign(meetings(), [nameless]).entities[1]).toMatchObject({
    fields: [],
    orderBy: [{ field: 'createdAt', direction: 'desc' }],
  });
});

test('layers that would treat it as their own are told by its names in code', () => {
  const { briefs } = withForeign(meetings(), [contacts]);
  expect(briefs.map(({ layer }) => layer)).toEqual([
    'db',
    'main',
    'component',
    'layout',
  ]);
  for (const { layer, text } of briefs) {
    expect(LAYERS.map(({ name }) => name)).toContain(layer);
    expect(text).toContain('`Contact` (contacts/Contact)');
  }
  expect(briefs[0]?.text).toContain('`contacts__contact`');
});

test('a plan that lacks the entity is a bug of the caller', () => {
  expect(() => withForeign(meetings(), [])).toThrow('contacts/Contact');
});

describe('its names', () => {
  const names = (own: string) =>
    sliceNames(
      withForeign(
        meetings({
          entities: [
            aPlanEntity({
              name: own,
              fields: [reference('hostId', 'contacts/Contact')],
            }),
          ],
        }),
        [contacts],
      ),
    ).entity('contacts/Contact');

  test('are its own words', () => {
    expect(names('Meeting')).toMatchObject({
      type: 'Contact',
      camel: 'contact',
      kebab: 'contact',
      label: 'Contact',
      lowers: 'contacts',
    });
  });

  test('have its slice before them where the slice has an entity of that name', () => {
    expect(names('Contact')).toMatchObject({
      type: 'ContactsContact',
      camel: 'contactsContact',
      label: 'Contacts contact',
    });
  });
});
