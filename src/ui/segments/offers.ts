/** A value that can be ticked. */
export interface Offer {
  /** Null stands for a blank cell. */
  readonly value: string | null;
  readonly label: string;
  /** How often it is there. */
  readonly note?: string | undefined;
}

/** How to find among a few offers that are known. */
export function among(offers: readonly Offer[]): (search: string) => Promise<readonly Offer[]> {
  return (search) => {
    const wanted = search.toLocaleLowerCase();
    return Promise.resolve(
      offers.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)),
    );
  };
}

/** What an offer of these is called; the value itself where none is it. */
export function nameAmong(offers: readonly Offer[]): (value: string | null) => string {
  return (value) => offers.find((one) => one.value === value)?.label ?? value ?? '';
}
