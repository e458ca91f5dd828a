import { z } from 'zod';

export const idSchema = z.uuid();

/** Always UTC with milliseconds, so that comparing the text compares the time. */
export const timestampSchema = z.iso.datetime({ precision: 3 });
