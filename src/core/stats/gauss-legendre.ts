/**
 * Nodes above zero and weights of the Gauss–Legendre rule of 16 points on −1–1; those below mirror them.
 *
 * Source: Abramowitz and Stegun, table 25.4.
 */
const rule: readonly (readonly [node: number, weight: number])[] = [
  [0.09501250983763744, 0.1894506104550685],
  [0.28160355077925891, 0.18260341504492359],
  [0.45801677765722739, 0.16915651939500254],
  [0.61787624440264375, 0.14959598881657673],
  [0.75540440835500303, 0.12462897125553387],
  [0.86563120238783174, 0.09515851168249278],
  [0.94457502307323258, 0.06225352393864789],
  [0.98940093499164993, 0.02715245941175409],
];

/** Places and weights that the integral of a function from `low` to `high` is summed by. */
export function legendreNodes(
  low: number,
  high: number,
): readonly { readonly x: number; readonly weight: number }[] {
  const half = (high - low) / 2;
  const middle = low + half;
  return rule.flatMap(([node, weight]) => [
    { x: middle - half * node, weight: half * weight },
    { x: middle + half * node, weight: half * weight },
  ]);
}
