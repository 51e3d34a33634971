/**
 * Ways to count that people argue about and that hold for every analysis: orders without a customer
 * left out of everything, and refunds on the day of their order instead of their own.
 */
export const countings = ['withoutGuests', 'refundsOnOrderDay'] as const;
export type Counting = (typeof countings)[number];
