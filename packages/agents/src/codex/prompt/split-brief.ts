/** What a layer is told, in two parts. */
export interface SplitBrief {
  /** What holds for every layer; empty where the stack does not begin with it. */
  readonly common: string;
  readonly own: string;
}

/**
 * Requests of two layers are equal as far as their briefs are, so what they share comes first, and what both see of the
 * slice before what only one of them is told. A stack's briefs begin with what is common, and a layer's own part with
 * `The layer **name**`.
 */
export function splitBrief(brief: string, layer: string): SplitBrief {
  const index = brief.indexOf(`The layer **${layer}**`);
  return index < 0
    ? { common: '', own: brief }
    : { common: brief.slice(0, index), own: brief.slice(index) };
}
