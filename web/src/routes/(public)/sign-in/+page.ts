/** It says how far the demonstration has come while it stands open. */
export const csr = true;
