import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agent, PlanRequest } from '../../src/agent.js';
import type { PipelineEvent } from '../../src/events.js';
import { openKeeper } from '../../src/resume/keeper.js';
import { BEGINNING, type Progress } from '../../src/resume/progress.js';
import { openResumeStore } from '../../src/resume/resume-store.js';

let workspace: string;
let events: PipelineEvent[];
let forgotten: string[];
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'resume-'));
  events = [];
  forgotten = [];
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const agent = (model: string, trusted = false): Agent => ({
  identity: { kind: 'test', version: '1', model, effort: null },
  trusted,
  open: () => {
    throw new Error('Nobody is asked here');
  },
  forget: (bookmark) => forgotten.push(bookmark),
});

const request = (brief: string): PlanRequest => ({
  kind: 'plan',
  slice: 'books',
  brief,
  spec: {
    file: 'slice.json',
    text: '{}',
    slice: { name: 'books', intent: 'Keep books.' },
  },
  referred: [],
});

const open = ({
  isAsked,
  brief = 'Plan.',
  model = 'm',
}: {
  readonly isAsked: boolean;
  readonly brief?: string;
  readonly model?: string;
}) =>
  openKeeper(openResumeStore(workspace, 'books', isAsked), {
    agent: agent(model),
    request: request(brief),
    layer: 'plan',
    onEvent: (event) => events.push(event),
  });

const file = () => join(workspace, '.nx-slice/resume/books/plan.json');
const found = () =>
  events.flatMap((event) => (event.type === 'resumed' ? [event.found] : []));

const received: Progress = {
  ...BEGINNING,
  bookmark: 'b1',
  next: { kind: 'judge', answer: '{}', usage: null, milliseconds: 5 },
};

describe('what is kept of a conversation', () => {
  test('another process goes on from there, if it is told to', () => {
    open({ isAsked: false }).keep(received);
    expect(open({ isAsked: true }).from).toEqual(received);
    expect(found()).toEqual(['answer']);
    expect(open({ isAsked: false }).from).toEqual(BEGINNING);
  });

  test('is for the person alone to read', () => {
    open({ isAsked: false }).keep(received);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['another request', { isAsked: true, brief: 'Plan well.' }],
    ['another model', { isAsked: true, model: 'n' }],
  ])('is of no use to %s', (_, other) => {
    open({ isAsked: false }).keep(received);
    expect(open(other).from).toEqual(BEGINNING);
    expect(found()).toEqual(['other']);
  });

  test('is gone when it has done its work, with what the agent kept for it', () => {
    const keeper = open({ isAsked: false });
    keeper.keep(received);
    keeper.forget();
    expect(forgotten).toEqual(['b1']);
    expect(open({ isAsked: true }).from).toEqual(BEGINNING);
    expect(found()).toEqual(['nothing']);
  });

  test('of a conversation that was given up, the agent need not keep anything', () => {
    const keeper = open({ isAsked: false });
    keeper.keep(received);
    keeper.keep({ ...BEGINNING, conversation: 2 });
    expect(forgotten).toEqual(['b1']);
    open({ isAsked: true });
    expect(found()).toEqual(['ended']);
  });

  test('and was damaged since, is as if there were nothing', () => {
    open({ isAsked: false }).keep(received);
    writeFileSync(file(), '{"version":1');
    expect(open({ isAsked: true }).from).toEqual(BEGINNING);
    expect(found()).toEqual(['nothing']);
  });

  test('where nothing can be written: it says so once, and goes on', () => {
    writeFileSync(join(workspace, '.nx-slice'), 'in the way');
    const keeper = open({ isAsked: false });
    keeper.keep(received);
    keeper.keep(received);
    expect(events.map(({ type }) => type)).toEqual(['not-kept']);
  });
});

test('of templates nothing is kept: they always say the same', () => {
  const keeper = openKeeper(openResumeStore(workspace, 'books', true), {
    agent: agent('m', true),
    request: request('Plan.'),
    layer: 'plan',
    onEvent: (event) => events.push(event),
  });
  keeper.keep(received);
  expect(
    openResumeStore(workspace, 'books', true).read('plan'),
  ).toBeUndefined();
  expect(events).toEqual([]);
});
