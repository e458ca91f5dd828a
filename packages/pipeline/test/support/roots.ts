/** Where the layers of a slice live: two folders each. */
export const rootsOfLayers: readonly string[] = [
  'src/db/',
  'test/db/',
  'src/component/',
];
