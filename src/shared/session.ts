/** What the browser host and the page agree on beside the contract. */

/** First WebSocket sub-protocol offered; the second is the token. */
export const sessionProtocol = 'bailiwick';

/** WebSocket close code: another tab has taken over, this one must not come back by itself. */
export const sessionReplaced = 4001;
