/** How the numbers of a measure look in the pivot; absent parts are as the measure has them. */
export interface Look {
  /** `short`: 1.2M; otherwise so many decimals. */
  readonly digits?: 'short' | number;
  /** Numbers above and below these stand out, in units as they are written: 10 for 10 %. */
  readonly above?: number;
  readonly below?: number;
}

/** Decimals that a number can be written with. */
export const decimals = [0, 1, 2, 3] as const;

const limit = '(-?\\d{1,12}(?:\\.\\d{1,6})?)';
const pattern = new RegExp(`^(?:short|d([0-3]))?(?:>${limit})?(?:<${limit})?$`);

/** The look of a text, as it stands behind a measure's name: `d1>100<10`; null where it is none. */
export function readLook(text: string): Look | null {
  const match = pattern.exec(text);
  if (!match || text === '') return null;
  const [, digits, above, below] = match;
  return {
    ...(text.startsWith('short') ? { digits: 'short' as const } : {}),
    ...(digits === undefined ? {} : { digits: Number(digits) }),
    ...(above === undefined ? {} : { above: Number(above) }),
    ...(below === undefined ? {} : { below: Number(below) }),
  };
}

/** Empty where nothing is asked for. */
export function lookText({ digits, above, below }: Look): string {
  const written = digits === undefined ? '' : digits === 'short' ? 'short' : `d${digits}`;
  return `${written}${above === undefined ? '' : `>${plain(above)}`}${below === undefined ? '' : `<${plain(below)}`}`;
}

/** A number in the letters that `readLook` knows: no exponents. */
function plain(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}

/** Which limit a value is beyond; `value` in units as it is written. */
export function standsOut({ above, below }: Look, value: number): 'above' | 'below' | null {
  if (above !== undefined && value > above) return 'above';
  return below !== undefined && value < below ? 'below' : null;
}
