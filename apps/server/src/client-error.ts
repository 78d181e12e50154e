import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { failureBody } from './failure.ts';

/** Answers what cannot be read as a request: it has no route and no reply, so the bytes of the answer are all there is. */
export function refuseUnreadable(log: FastifyBaseLogger) {
  return (fault: NodeJS.ErrnoException, socket: Socket): void => {
    if (fault.code === 'ECONNRESET' || socket.destroyed) return;
    const { status, message } = refusalOf(fault.code);
    // A flood of these would else be one of lines too.
    log.debug({ status, error_type: 'invalid_input' }, 'unreadable request refused');
    const body = JSON.stringify(failureBody({ status, code: 'invalid_input', message, fields: {} }, ''));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  };
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
