import shared from '#site/styles/tokens.css?inline'
import own from './tokens.css?inline'

/** The tokens of the console, to be put into the scheme that its operator wants. */
export const colours = shared + own
