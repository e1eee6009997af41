/** Why the demo does not start, in words for the person who started it. */
export class DemoRefused extends Error {}
