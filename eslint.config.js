import astro from 'eslint-plugin-astro'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const injected =
  'Take the time, chance and the environment from deps; see ARCHITECTURE.md, "The world is injected".'

export default defineConfig(
  { ignores: ['dist/', 'data/', '.astro/', 'node_modules/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['core/**', 'site/**', 'functions/routes/**', 'functions/jobs/**', 'functions/middleware/**'],
    ignores: ['site/elements/world.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: injected,
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: injected },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: injected,
        },
        { selector: "MemberExpression[object.name='process'][property.name='env']", message: injected },
      ],
    },
  },
  {
    files: ['scripts/**', 'functions/node.ts', 'functions/workers/deps.ts', 'test/**'],
    rules: { 'no-console': 'off' },
  },
)
