// The one public page that renews itself.
export const csr = true;
