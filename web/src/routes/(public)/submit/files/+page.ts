/** Files that are chosen one after the other add up before they are sent. */
export const csr = true;
