import { Session } from 'node:inspector';
import { workerData } from 'node:worker_threads';

// The inspector interrupts the main thread between any two statements, also in a handler that goes
// on and on. So a thread beside it can have something called there.
const { expression, everyMs } = workerData as { expression: string; everyMs: number };
const session = new Session();
session.connectToMainThread();
setInterval(() => session.post('Runtime.evaluate', { expression }), everyMs);
