import type { Plugin } from 'vite';
import { minify } from 'rolldown/utils';

/** Stands for the language of the page until its scripts are finished. */
export const language = 'globalThis.__LANGUAGE__';
/** Said in a language that need not be the page's: to find a place by its name in the other one, in letters to complainants, and on a screen before which nobody knows who stands. */
const inBoth = /\/messages\/(nav_\w+|intake_title|wall_title|wall_wait_title|wall_wait_about|case_recourse_default|letters_paper_\w+)\.js$/;

/**
 * Scripts speak one language. A page is written in the language of its reader and is loaded anew when that changes: so no browser needs the sentences of
 * the other. Wherever a script asks which language it is, a mark is put; once the chunks are made each is finished twice, the mark replaced by one
 * language and then by the other, and what is never said thereby falls away. English lies where the build puts it, Arabic beside it
 * under `immutable/ar/`, with the same names: hooks.server.ts sends each page to its own (see `inLanguage` there).
 */
export function oneLanguageEach(): Plugin {
  let building = false;
  return {
    name: 'majlis-languages',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved({ command }) {
      building = command === 'build';
    },
    transform: {
      filter: { id: /\/web\/src\/(lib|routes)\//, code: /getLocale\(\)|paraglide\/messages\.js/ },
      handler(code, id) {
        if (!building || /paraglide\/(runtime|server)\.js$/.test(id)) return undefined;
        const asked = /\/paraglide\/messages\//.test(id) && !inBoth.test(id) ? sentence(code) : code;
        return { code: each(asked.replace('experimentalStaticLocale ?? ', '').replaceAll('getLocale()', language)), map: null };
      },
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.fileName.includes('/immutable/')) continue;
          const { fileName, code } = chunk;
          this.emitFile({ type: 'asset', fileName: fileName.replace('/immutable/', '/immutable/ar/'), source: (await finished(fileName, code, 'ar')).replaceAll('../assets/', '../../assets/') });
          chunk.code = await finished(fileName, code, 'en');
        }
      },
    },
  };
}

const spoken = /const (en|ar)_\w+ = [^\n]*?\*\/ \(i?\) => \{([\s\S]*?)\n\};\n/g;
const chosen = /(const \w+) = [^\n]*\(\(inputs[\s\S]*?return en_\w+\(inputs\)\n\}\)/;
/** What says a sentence in either language, and what chooses between them, become one function. “Other” is whatever number is left. */
const sentence = (code: string): string => {
  if (!spoken.test(code)) return code;
  spoken.lastIndex = 0;
  if (!chosen.test(code)) throw new Error(`Paraglide writes its sentences in another way than this knows: ${code}`);
  const { en = '', ar = '' } = Object.fromEntries([...code.matchAll(spoken)].map(([, which = '', says = '']) => [which, says.replace(/if \(\w+ === "other"\) (return .*)\n\treturn .*$/, '$1')]));
  return code.replace(spoken, '').replace(chosen, (_, named: string) => `${named} = (${/\bi\b/.test(en + ar) ? 'i' : ''}) => {if (${language} === "ar") {${ar}\n}${en}\n}`);
};

const all = /import \{ m \} from ["']#lib\/paraglide\/messages\.js["'];?/;
/** Sentences are named one by one, so that the bundler knows what needs which: a module that names the whole book needs it whole. */
const each = (code: string): string => {
  if (!all.test(code)) return code;
  const said = new Set<string>();
  const text = code.replace(all, '').replace(/\bm\.([a-z\d]+_[a-z\d_]+|majlis)\b/g, (_, key: string) => (said.add(key), `m$${key}`));
  const book = /\bm\.[a-z]+_\w*[A-Z]/.test(text) ? (all.exec(code)?.[0] ?? '') : '';
  return book + [...said].map((key) => `import { ${key} as m$${key} } from '#lib/paraglide/messages/${key}.js';`).join(' ') + text;
};

async function finished(file: string, code: string, spoken: 'en' | 'ar'): Promise<string> {
  if (!code.includes(language)) return code;
  const { code: made, errors } = await minify(file, code.replaceAll(language, JSON.stringify(spoken)), { module: true, compress: { target: 'es2022' } });
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  return made;
}
