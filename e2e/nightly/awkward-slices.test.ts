import { jest } from '@jest/globals';
import { AWKWARD } from '../../packages/electron/test/support/awkward-specs.js';
import { playApp } from '../scenarios/play-app.js';
import { specOf } from '../support/specs.js';

jest.setTimeout(120_000);

// One of them refers to contacts.
playApp([...Object.values(AWKWARD), specOf('contacts')]);
