import type { Measured } from './widths.ts';

/** Measures texts in the font of an element, at the weights of cells and heads. */
export function createMeasured(element: HTMLElement): Measured {
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily, fontSize } = getComputedStyle(element);
  const fontOf = (isStrong: boolean) => `${isStrong ? 650 : 400} ${fontSize} ${fontFamily}`;
  return (text, isStrong) => {
    if (!context) return text.length * 8;
    context.font = fontOf(isStrong);
    return context.measureText(text).width;
  };
}
