/** A saved view in the list. */
export interface SavedRow {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly href: string;
  /** Its page, what it filters by, when it was changed. */
  readonly facts: string;
  /** Whether it was made with files of other columns than those that are open. */
  readonly isOfOtherColumns: boolean;
}

export interface SavedViewsProps {
  /** In the order of the user. */
  readonly views: readonly SavedRow[];
  readonly onedit: (id: string) => void;
  readonly onmove: (id: string, by: -1 | 1) => void;
  readonly onremove: (id: string) => void;
  readonly ondownload: () => void;
  readonly onadd: () => void;
}
