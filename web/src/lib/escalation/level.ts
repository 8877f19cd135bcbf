import { m } from '#lib/paraglide/messages.js';

export const levelName = (level: number, voice: (n: number) => string): string => (level === 0 ? m.board_watch() : m.board_level({ level: voice(level) }));
