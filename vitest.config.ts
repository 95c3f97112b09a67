import { defineConfig } from 'vitest/config'

// `unite` needs nothing but Node; `parcours` drives the real parts (Asterisk, OpenSSH, Chromium) in containers.
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unite',
          testTimeout: 30_000,
          include: ['{agi,db,domain,jobs,web,bin,test}/**/*.test.{ts,tsx}'],
          exclude: ['test/parcours/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'parcours',
          include: ['test/parcours/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
})
