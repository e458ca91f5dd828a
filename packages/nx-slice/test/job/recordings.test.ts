import { expect, test } from '@jest/globals';
import { recordingFrom, recordingIn } from '../../src/job/recordings.js';

test.each([
  [['run', 'notes:generate'], null],
  [['run', 'notes:generate', '--record'], 'record'],
  [['run', 'notes:generate', '--record=false'], null],
  [['run', 'notes:generate', '--replay'], 'replay'],
  [['run', 'notes:generate', '--offline'], 'replay'],
  [['run', 'notes:record'], null],
])('%j: %s', (argv, said) => {
  expect(recordingIn(argv)).toBe(said);
});

test('the environment says it to the tasks', () => {
  expect(recordingFrom({ NX_SLICE_RECORDING: 'record' })).toBe('record');
  expect(recordingFrom({ NX_SLICE_RECORDING: 'replay' })).toBe('replay');
  expect(recordingFrom({ NX_SLICE_RECORDING: 'x' })).toBeNull();
  expect(recordingFrom({})).toBeNull();
});
