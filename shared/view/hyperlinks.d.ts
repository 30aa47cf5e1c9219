/** Which links the app hands to the system. Terminals show what strangers print, so these are few. Pure. */
/** A longer link is none, characters: browsers take no longer ones. */
export declare const MAX_LINK_CHARS = 8000;
/** The address that opening `link` leads to, in its one spelling, or null when it may only be copied. */
export declare function openableAddress(link: string): string | null;
