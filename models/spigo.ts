/** What a user of spigo needs: to make and run scenarios, and to define models of their own. */
export * from '../kernel/index.ts';
