/** A tracking number as people read it aloud, 4-3-3; any other code as it is. */
export const grouped = (code: string): string => code.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1-$2-$3');
