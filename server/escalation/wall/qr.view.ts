import type { WallQr } from './wall.view.ts';

const quiet = 4;

/** An address as a square code: a path in which each dark run of a row is one stroke. */
export const qrOf = async (text: string): Promise<WallQr> => {
  const { create } = await import('qrcode');
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; ) {
      let run = 0;
      while (x + run < size && data[y * size + x + run]) run++;
      if (run) path += `M${x + quiet} ${y + quiet}h${run}v1h-${run}z`;
      x += run || 1;
    }
  }
  return { size: size + 2 * quiet, path };
};
