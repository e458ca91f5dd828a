/** For a conversation that was interrupted after an answer that nobody kept. */
export const GO_ON =
  'Your last answer was lost. Give it again, as the whole document.';
