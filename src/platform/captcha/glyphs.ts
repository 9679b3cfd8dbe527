export type Point = readonly [x: number, y: number]
/** A line drawn without lifting the pen, in a box of 10 by 14, from the top left. */
export type Stroke = readonly Point[]

/** Around a centre, degrees from the right, clockwise as seen. */
const arc = (cx: number, cy: number, rx: number, ry: number, from: number, to: number): Point[] =>
  Array.from({ length: 17 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 16) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  })

const loopOfP: Stroke = [[0, 14], [0, 0], [4.6, 0], ...arc(4.6, 3.8, 4.4, 3.8, -90, 90), [0, 7.6]]

/** Capitals and digits that nobody takes for another: no 0 O Q D, 1 I, 2 Z, 5 S, 6 G, 8 B, U V. */
export const glyphs: Readonly<Record<string, readonly Stroke[]>> = {
  A: [
    [
      [0, 14],
      [5, 0],
      [10, 14],
    ],
    [
      [1.9, 9],
      [8.1, 9],
    ],
  ],
  C: [arc(5.5, 7, 5.5, 7, 310, 50)],
  E: [
    [
      [9, 0],
      [0, 0],
      [0, 14],
      [9, 14],
    ],
    [
      [0, 7],
      [7.5, 7],
    ],
  ],
  F: [
    [
      [9, 0],
      [0, 0],
      [0, 14],
    ],
    [
      [0, 7],
      [7, 7],
    ],
  ],
  H: [
    [
      [0, 0],
      [0, 14],
    ],
    [
      [9.5, 0],
      [9.5, 14],
    ],
    [
      [0, 7],
      [9.5, 7],
    ],
  ],
  J: [[[3, 0], [8.5, 0], [8.5, 9.8], ...arc(4.4, 9.8, 4.1, 4.2, 0, 170)]],
  K: [
    [
      [0, 0],
      [0, 14],
    ],
    [
      [9, 0],
      [0, 8],
    ],
    [
      [3.2, 5.4],
      [9.5, 14],
    ],
  ],
  L: [
    [
      [0, 0],
      [0, 14],
      [8.5, 14],
    ],
  ],
  M: [
    [
      [0, 14],
      [0, 0],
      [5, 8],
      [10, 0],
      [10, 14],
    ],
  ],
  N: [
    [
      [0, 14],
      [0, 0],
      [9, 14],
      [9, 0],
    ],
  ],
  P: [loopOfP],
  R: [
    loopOfP,
    [
      [4, 7.6],
      [9.5, 14],
    ],
  ],
  T: [
    [
      [0, 0],
      [10, 0],
    ],
    [
      [5, 0],
      [5, 14],
    ],
  ],
  W: [
    [
      [0, 0],
      [2.4, 14],
      [5.3, 3],
      [8.2, 14],
      [10.6, 0],
    ],
  ],
  X: [
    [
      [0, 0],
      [10, 14],
    ],
    [
      [10, 0],
      [0, 14],
    ],
  ],
  Y: [
    [
      [0, 0],
      [5, 7],
      [10, 0],
    ],
    [
      [5, 7],
      [5, 14],
    ],
  ],
  '3': [[...arc(4.4, 3.6, 4, 3.6, -160, 80), [3.4, 6.9], [4.4, 6.9], ...arc(4.4, 10.4, 4.6, 3.6, -80, 160)]],
  '4': [
    [
      [7, 14],
      [7, 0],
      [0, 10],
      [10, 10],
    ],
  ],
  '7': [
    [
      [0, 0],
      [9.5, 0],
      [3.5, 14],
    ],
  ],
  '9': [arc(4.7, 4.5, 4.5, 4.5, 0, 360), [[9.2, 4.5], ...arc(3.4, 5.5, 5.8, 8.5, 0, 85)]],
}
