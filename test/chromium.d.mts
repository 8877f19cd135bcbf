/** Path of a Chromium on this machine, or null. */
export declare function chromium(): string | null;
/** Path of what draws pages as that one does and does little else; of the whole one where there is none. */
export declare function headless(): string | null;
