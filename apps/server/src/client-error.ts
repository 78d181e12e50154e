import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { failureBody } from './failure.ts';

/** What cannot be read as a request has no route and no reply: the bytes of the answer are all there is. */
export function refuseUnreadable(this: FastifyInstance, fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, message } = refusalOf(fault.code);
  const body = JSON.stringify(failureBody({ status, code: 'invalid_input', message, fields: {} }, ''));
  this.log.debug({ status, error_type: 'invalid_input' }, 'unreadable request refused');
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

function refusalOf(code: string | undefined): { status: number; message: string } {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, message: 'The request took too long to arrive. Send it again.' };
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, message: 'The address and the headers of a request hold 16 KB at most.' };
    default:
      return { status: 400, message: 'The request could not be read.' };
  }
}
