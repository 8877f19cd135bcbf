import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Path of a Chromium on this machine, or null. `CHROMIUM` names one explicitly. Plain JavaScript: it runs before anything is built. */
export function chromium() {
  const system = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => join('/usr/bin', name));
  const applications = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  return found(process.env.CHROMIUM, ...system, ...applications, ...playwrights('chromium', 'chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'));
}

/** What draws pages as that one does and does little else (it takes no push): it spares the tests what a window has around its page. Where there is none, the whole Chromium. */
export function headless() {
  const shells = playwrights('chromium_headless_shell', 'chrome-linux/headless_shell', 'chrome-headless-shell-linux64/chrome-headless-shell', 'chrome-mac/headless_shell', 'chrome-headless-shell-mac-arm64/chrome-headless-shell');
  return found(process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', ...shells) ?? chromium();
}

const found = (...paths) => paths.find((path) => path && existsSync(path)) ?? null;

/** What `playwright install` leaves of a browser, newest first. */
function playwrights(browser, ...programs) {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  const versions = readdirSync(cache).filter((name) => name.startsWith(`${browser}-`)).sort().reverse();
  return versions.flatMap((version) => programs.map((program) => join(cache, version, program)));
}
