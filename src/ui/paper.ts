/** Rows of a table on paper: more are counted, not printed. */
export const paperRows = 200;
/** Columns of numbers that fit side by side on A4. */
export const paperColumns = 12;
