import { jest } from '@jest/globals';
import { playApp } from '../../scenarios/play-app.js';
import { specOf } from '../../support/specs.js';

jest.setTimeout(60_000);

playApp(['notes', 'tasks', 'contacts', 'readings', 'meetings'].map(specOf));
