export const sql = ``;
