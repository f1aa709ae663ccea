/** `true` when a property holds, else the reason why not. */
export type Finding = true | string;
