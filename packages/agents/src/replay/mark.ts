/** What a bookmark of a recorded conversation holds. */
export interface Mark {
  /** Its number; 0 when nothing of it has been recorded yet. */
  readonly conversation: number;
  /** The bookmark of the agent that was recorded. */
  readonly inner: string;
}

/** `undefined`: it is not one of ours, such as that of a conversation that was not recorded. */
export function markIn(bookmark: string | undefined): Mark | undefined {
  if (bookmark === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(bookmark);
    return typeof value === 'object' &&
      value !== null &&
      'conversation' in value &&
      typeof value.conversation === 'number' &&
      'inner' in value &&
      typeof value.inner === 'string'
      ? { conversation: value.conversation, inner: value.inner }
      : undefined;
  } catch {
    return undefined;
  }
}
