/** How the amount of a row comes about, in words. */
export interface AmountLine {
  readonly text: string;
  /** The switch to computed amounts; null where there is nothing to choose. */
  readonly offer: { readonly label: string; readonly isOn: boolean } | null;
}
