/** Path of a Chromium on this machine, or null. */
export declare function chromium(): string | null;
