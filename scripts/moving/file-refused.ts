/** What is wrong with the file that was named, in words for the person who named it. */
export class FileRefused extends Error {}
