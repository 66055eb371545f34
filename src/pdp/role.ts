/**
 * What a text is to the server that receives it. `text` is unknown free text (a search query, a display name);
 * `identifier` is a short word that a server may put into a command, a query or a URL (a host, a branch, an id).
 */
export const ROLES = ['path', 'command', 'sql', 'url', 'code', 'prose', 'email', 'identifier', 'secret', 'text'] as const;
export type Role = (typeof ROLES)[number];
