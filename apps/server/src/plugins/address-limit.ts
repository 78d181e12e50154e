import { tooManyCalls } from '@earntrack/api/server';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';
import type { AddressBudget } from '../limits/address-budget.ts';
import type { KnownCallers } from '../limits/known-callers.ts';
import { whenEnded } from '../answer-end.ts';
import { noteSpent } from './budget-headers.ts';

interface AddressLimitParts {
  budget: AddressBudget;
  callers: KnownCallers;
  /** Told of each request that was turned away. */
  onRefused: () => void;
}

const plugin: FastifyPluginCallback<AddressLimitParts> = (app, { budget, callers, onRefused }, done) => {
  app.addHook('onRequest', (req, _reply, next) => {
    const spent = budget.usedUpBy(req.ip);
    if (spent === null || callers.has(req)) return next();
    noteSpent(req, spent);
    onRefused();
    next(tooManyCalls(spent.secondsLeft));
  });
  whenEnded(app, (req) => {
    if (req.userId === null) void budget.spend(req.ip);
    else callers.note(req);
  });
  done();
};

/** Holds floods for which nobody is signed in, before anything is looked up for them. */
export const addressLimit = fp<AddressLimitParts>(plugin);
