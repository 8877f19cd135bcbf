const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** What became of the rows, as labels and numbers: no noun has to agree with them. */
export const inWords = {
  en: (taken: number, known: number, refused: number): string => `taken: ${grouped(taken)}, there already: ${grouped(known)}, refused: ${grouped(refused)}`,
  ar: (taken: number, known: number, refused: number): string => `الصفوف المنقولة: ${grouped(taken)}، الموجودة من قبل: ${grouped(known)}، المرفوضة: ${grouped(refused)}`,
};
