/** Light or dark: a chart is drawn in one of them and redrawn when it changes. */
export type ChartTheme = 'light' | 'dark';

/** The colours of one theme. The stylesheet holds the same values; a test compares them. */
export interface ChartTokens {
  readonly bg: string;
  readonly nav: string;
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly line: string;
  readonly control: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentOn: string;
  readonly accentSoft: string;
  readonly accentText: string;
  readonly better: string;
  readonly worse: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly hatch: string;
  /** Eight series colours; the eighth is "Other". */
  readonly categorical: readonly string[];
  /** Seven steps, low to high. */
  readonly sequential: readonly string[];
  /** The text colour that reads on each sequential step. */
  readonly sequentialInk: readonly string[];
  /** Nine steps, negative to positive, the middle neutral. */
  readonly diverging: readonly string[];
  /** The text colour that reads on each diverging step. */
  readonly divergingInk: readonly string[];
}

const hex = (colours: string) => colours.split(' ').map((colour) => `#${colour}`);

const light: ChartTokens = {
  bg: '#f7f8f7',
  nav: '#f0f3f2',
  surface: '#ffffff',
  raised: '#ffffff',
  sunken: '#f1f4f3',
  line: '#dfe4e2',
  control: '#7e8a89',
  text: '#182022',
  text2: '#475355',
  text3: '#606c6e',
  accent: '#00736e',
  accentHover: '#005d59',
  accentOn: '#ffffff',
  accentSoft: '#dff1ee',
  accentText: '#00635f',
  better: '#1767a8',
  worse: '#a3480f',
  warn: '#7a4d00',
  warnSoft: '#fff3da',
  danger: '#b3261e',
  dangerSoft: '#fdecea',
  hatch: '#c7cfcd',
  categorical: hex('00736e ce7f29 2e2c9d 7e0330 1e99e4 686c2f ac7a9e 968e82'),
  sequential: hex('e7f8f5 b1dcd8 79c1be 32a6a6 147c7c 09656a 00464d'),
  sequentialInk: hex('1b2326 1b2326 1b2326 1b2326 ffffff ffffff ffffff'),
  diverging: hex('075475 2c7ba5 62a3cc a9cae1 edf1f4 e6bfa4 d78d5e ad5e31 903a03'),
  divergingInk: hex('ffffff ffffff 1b2326 1b2326 1b2326 1b2326 1b2326 ffffff ffffff'),
};

const dark: ChartTokens = {
  bg: '#0e1213',
  nav: '#121718',
  surface: '#161b1d',
  raised: '#1e2527',
  sunken: '#111617',
  line: '#2b3437',
  control: '#728083',
  text: '#e7eceb',
  text2: '#b0bbbb',
  text3: '#8f9b9c',
  accent: '#54c7bb',
  accentHover: '#74d8cd',
  accentOn: '#04211e',
  accentSoft: '#12332f',
  accentText: '#7cdacf',
  better: '#74bdf5',
  worse: '#f2a566',
  warn: '#f3c878',
  warnSoft: '#33280f',
  danger: '#ff9288',
  dangerSoft: '#3a1a18',
  hatch: '#3a4548',
  categorical: hex('54c7bb fdb853 7153cf e46c80 6091b9 cfe8b7 b03e78 7f6b4e'),
  sequential: hex('142a30 194950 1b6a70 178d90 52ada9 7fcdc3 abeee0'),
  sequentialInk: hex('f2f5f5 f2f5f5 f2f5f5 0d1113 0d1113 0d1113 0d1113'),
  diverging: hex('6bc3f4 529bc4 3b7697 355162 2a2f31 614731 946234 c0834b eea563'),
  divergingInk: hex('0d1113 0d1113 f2f5f5 f2f5f5 f2f5f5 f2f5f5 f2f5f5 0d1113 0d1113'),
};

/** The colours of both themes. */
export const chartTokens: Readonly<Record<ChartTheme, ChartTokens>> = { light, dark };

/** Latin text in the platform's own sans; never `system-ui`, which is JhengHei on zh-TW Windows. */
export const latinFonts =
  '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", Arial';

/** Fonts that follow the Latin ones for Traditional Chinese. */
export const chineseFonts =
  '"PingFang TC", "Microsoft JhengHei UI", "Noto Sans TC", "Noto Sans CJK TC"';
