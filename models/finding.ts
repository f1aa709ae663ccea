/** That a property holds, or why it does not. */
export type Finding = true | string;
