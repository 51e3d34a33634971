import embed from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { chartConfig } from '../../core/chart/config.ts';
import { chartTokens, type ChartTheme } from '../../core/chart/tokens.ts';
import { onCountries } from '../../core/chart/world.ts';
import { nextTask } from '../../core/next-task.ts';
import { compile } from './compile.ts';
import { countRows, takeRows } from './rows.ts';
import { scopeFormats } from './scope-formats.ts';
import type { ChartHandle, ChartSpec, Datum, LabelFormatters } from './types.ts';

/** Above this many rows a canvas is faster than elements. */
const svgLimit = 2000;

/** What the pointer is over, or null when it left. */
export type Hover = (datum: Datum | null, event: PointerEvent | MouseEvent | null) => void;

export interface DrawOptions {
  readonly spec: ChartSpec;
  readonly height: number;
  readonly theme: ChartTheme;
  readonly language: string;
  readonly labels: LabelFormatters;
  /** Distinguishes this chart's formatters from those of others on the page. */
  readonly scope: string;
  readonly onhover: Hover;
  readonly onclick: (datum: Datum, event: MouseEvent) => void;
  /** A right click on a mark; what it means is up to whoever draws. */
  readonly onmenu?: (datum: Datum, event: MouseEvent) => void;
}

/** A drawn chart: export it, or take it away. */
export interface Drawing extends ChartHandle {
  finalize(): void;
}

/** The row behind an item; marks of areas and lines carry it one level down. */
function datumOf(item: unknown): Datum | null {
  if (typeof item !== 'object' || item === null || !('datum' in item)) return null;
  const { datum } = item;
  return typeof datum === 'object' && datum !== null ? (datum as Datum) : null;
}

/**
 * Draws into `element`, without `eval`, inline styles or markup strings. Compiling is a task of its
 * own. Null when `isStopped` came true in between: somebody else may be drawing there by then.
 */
export async function draw(
  element: HTMLElement,
  options: DrawOptions,
  isStopped: () => boolean,
): Promise<Drawing | null> {
  const { spec, height, theme, language, labels, scope } = options;
  const names = Object.keys(labels);
  const functions = Object.fromEntries(
    names.map((name) => [
      `${name}_${scope}`,
      (value: unknown) => labels[name]?.(typeof value === 'number' ? value : String(value)),
    ]),
  );
  const { spec: bare, rows } = takeRows(await onItsGround(spec));
  if (isStopped()) return null;
  const sized = { ...scopeFormats(bare, names, scope), width: 'container', height } as ChartSpec;
  const compiled = compile(sized, { config: chartConfig(theme, language) }).spec;
  await nextTask();
  if (isStopped()) return null;
  // Vega writes what it derives into the rows, so it is given rows of its own.
  const data = (compiled.data ?? []).map((source) => {
    const own = rows[source.name];
    return own ? { ...source, values: own.map((row) => ({ ...row })) } : source;
  });
  const { view, finalize } = await embed(
    element,
    { ...compiled, data },
    {
      mode: 'vega',
      ast: true,
      expr: expressionInterpreter,
      actions: false,
      defaultStyle: false,
      hover: false,
      renderer: countRows(rows) > svgLimit ? 'canvas' : 'svg',
      expressionFunctions: functions,
      tooltip: (_handler, event, item, value) =>
        options.onhover(value === null || value === undefined ? null : datumOf(item), event),
    },
  );
  // Names that lean reach beyond their places, which became narrower when room was made for them.
  if (compiled.axes?.some(({ labelAngle }) => typeof labelAngle === 'number' && labelAngle !== 0))
    await view.resize().runAsync();
  view.addEventListener('click', (event, item) => {
    const datum = datumOf(item);
    if (datum && event instanceof MouseEvent) options.onclick(datum, event);
  });
  view.addEventListener('contextmenu', (event, item) => {
    const datum = datumOf(item);
    if (datum && event instanceof MouseEvent) options.onmenu?.(datum, event);
  });
  // Exported pictures have the panel's ground; on screen the panel itself shows through.
  const onGround = async <T>(make: () => Promise<T>): Promise<T> => {
    view.background(chartTokens[theme].surface);
    try {
      return await make();
    } finally {
      view.background('transparent');
      await view.runAsync();
    }
  };
  return {
    finalize,
    toSvg: () => onGround(() => view.toSVG()),
    toPng: () => onGround(async () => toBlob(await view.toCanvas(2))),
  };
}

/** A map of countries is drawn on their outlines; what these are made with is fetched for it alone. */
async function onItsGround(spec: ChartSpec): Promise<ChartSpec> {
  if (spec.usermeta?.['shapes'] !== onCountries.shapes) return spec;
  const { withOutlines } = await import('./world.ts');
  return withOutlines(spec);
}

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the picture is too large for this browser'));
    }, 'image/png');
  });
}
