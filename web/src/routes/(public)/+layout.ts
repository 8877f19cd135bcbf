// Public pages are plain documents: nothing to load on a slow phone, nothing that may fail. A page that is live (tracking) says
// `export const csr = true` for itself.
export const csr = false;
