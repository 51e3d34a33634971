/**
 * What a map of countries is drawn on. A specification that says so in `usermeta` has rows with a `shape`
 * (the number of a country in ISO 3166-1) in the layers that draw countries; who draws it gives each its
 * outline, and the layer named `restOfWorld` all countries that no row stands for.
 */
export const onCountries = { shapes: 'countries' } as const;

/** The name of the rows that are all other countries. */
export const restOfWorld = 'rest-of-world';
