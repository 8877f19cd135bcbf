import { dateShape, timeShape, type DateShape } from './shape.ts';
import { isNothing, readChannel, readKind, readSeverity, readYesNo, stageOf } from './vocabulary.ts';
import { looksLikeSerial, looksLikeUnix } from './when.ts';

/** What the values of one column look like in the sample. Shares are of the cells that hold something, 0 to 1. */
export interface Profile {
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly averageLength: number;
  readonly dates: number;
  readonly times: number;
  readonly emails: number;
  readonly phones: number;
  readonly numbers: number;
  readonly serials: number;
  readonly unix: number;
  readonly yesNo: number;
  readonly coordinates: number;
  readonly channels: number;
  readonly kinds: number;
  readonly severities: number;
  /** Words such as closed or in progress. */
  readonly stages: number;
  readonly arabic: number;
  readonly spaced: number;
  /** 0, 1, 2 … or 1, 2, 3 …: the row numbers of the program that wrote the file. */
  readonly counting: boolean;
  readonly shapes: readonly DateShape[];
}

export const profileOf = (cells: readonly string[]): Profile => {
  const values = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && !isNothing(cell));
  const shapes = values.map(dateShape).filter((shape) => shape !== null);
  const share = (test: (value: string) => unknown): number =>
    values.length ? values.filter((value) => test(value)).length / values.length : 0;
  return {
    rows: cells.length,
    filled: values.length,
    distinct: new Set(values).size,
    averageLength: values.reduce((sum, value) => sum + value.length, 0) / (values.length || 1),
    dates: values.length ? shapes.length / values.length : 0,
    times: share(timeShape),
    emails: share((value) => value.length < 255 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)),
    phones: share(
      (value) =>
        /^[+(]?[\d٠-٩][\d٠-٩\s().\-x]{6,18}$/.test(value) && value.replace(/\D/g, '').length >= 7 && !dateShape(value),
    ),
    numbers: share((value) => /^[-+]?[\d٠-٩][\d٠-٩,]*([.٫]\d+)?$/.test(value)),
    serials: share(looksLikeSerial),
    unix: share(looksLikeUnix),
    yesNo: share(readYesNo),
    coordinates: share((value) => /^\(?-?\d{1,3}\.\d{5,}(,\s*-?\d{1,3}\.\d{5,}\)?)?$/.test(value)),
    channels: share(readChannel),
    kinds: share(readKind),
    severities: share(readSeverity),
    stages: share((value) => value.length < 60 && stageOf(value)),
    arabic: share((value) => /\p{Script=Arabic}/u.test(value)),
    spaced: share((value) => /\S\s\S/.test(value)),
    counting: values.length > 2 && isCounting(values),
    shapes,
  };
};

/** The sample may leave rows out, so the numbers must start at 0 or 1 and grow with the rows. */
const isCounting = (values: readonly string[]): boolean =>
  /^[01]$/.test(values[0]!) &&
  values.every((value, at) => /^\d+$/.test(value) && (at === 0 || Number(value) > Number(values[at - 1])));
