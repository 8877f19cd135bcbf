import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript-eslint';

const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the whole code does without. */
const style = [
  { selector: 'TSEnumDeclaration', message: 'No enums: a const object or a union says the same and vanishes.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: name what is exported where it is written.' },
];
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'No default exports, but where a tool demands one.' };

/** Law 5. */
const environment = { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Only server/config.ts reads the environment.' };
const time = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Only server/platform/clock.ts asks the time; take ctx.clock.now().' },
  { selector: "CallExpression[callee.name='Date']", message: 'Only server/platform/clock.ts asks the time; take ctx.clock.now().' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Only server/platform/clock.ts asks the time; take ctx.clock.now().' },
  { selector: "MemberExpression[object.name='performance'][property.name='now']", message: 'Only server/platform/clock.ts asks the time; take stopwatch().' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Only server/platform/clock.ts asks the time.' },
  { selector: "CallExpression[callee.object.name='process'][callee.property.name='hrtime']", message: 'Only server/platform/clock.ts asks the time; take stopwatch().' },
];

/** Adds to the rule of the same name; the last matching entry wins as a whole, so that each says all that holds for its files. */
const refuse = (...what) => ({ 'no-restricted-syntax': ['error', ...style, ...what] });

export default typescript.config(
  {
    ignores: [
      '**/node_modules/**', 'build/**', 'data/**', '**/.svelte-kit/**', 'web/src/lib/paraglide/**', 'web/project.inlang/**', 'schema/graphql-env.d.ts', 'test/bench/**',
    ],
  },
  typescript.configs.base,
  {
    files: ['**/*.{ts,js,mjs,svelte}'],
    languageOptions: { globals: { ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...refuse(),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constant-binary-expression': 'error',
      'no-debugger': 'error',
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['server/**/*.ts', 'schema/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: project } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  { files: ['test/**/*.ts', 'schema/**/*.ts'], rules: refuse(noDefault) },
  // vitest asks these for a default export.
  { files: ['test/*.config.ts', 'test/global-setup.ts'], rules: refuse() },
  { files: ['server/**/*.ts'], rules: { ...refuse(noDefault, environment, ...time), 'no-console': 'error' } },
  { files: ['server/config.ts'], rules: refuse(noDefault, ...time) },
  { files: ['server/platform/clock.ts'], rules: refuse(noDefault, environment) },
  // The command line answers the person at the terminal.
  { files: ['server/cli.ts', 'server/main.ts'], rules: { 'no-console': 'off' } },
  ...svelte.configs.recommended.map((config) => ({ ...config, files: config.files ?? ['web/**/*.svelte', 'web/**/*.svelte.ts'] })),
  {
    files: ['web/**/*.svelte', 'web/**/*.svelte.ts', 'web/**/*.ts'],
    plugins: { svelte },
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'] } },
    // Which comment silences nothing is svelte-check's to say: it knows all of the compiler's warnings.
    rules: { 'svelte/no-navigation-without-resolve': 'off', 'svelte/no-unused-svelte-ignore': 'off',
      // A space between two blocks can only be said as {' '}.
      'svelte/no-useless-mustaches': 'off', 'prefer-const': 'off', 'svelte/prefer-const': ['error', { destructuring: 'all' }] },
  },
);
