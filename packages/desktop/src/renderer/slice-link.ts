/** How a page of a slice is found. */
export interface SliceLink {
  /** Of its route, such as `/notes`. */
  readonly path: string;
  /** What a person reads. */
  readonly title: string;
}
