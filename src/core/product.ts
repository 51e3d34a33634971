/** Name and version of the product, as files say who made them; a test holds it to the package. */
export const product = 'Regulars 0.1.0';
