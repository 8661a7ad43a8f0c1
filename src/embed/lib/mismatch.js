/** What came is not what was published, or not what was asked for; the message says where they differ. */
export class Mismatch extends Error {}
