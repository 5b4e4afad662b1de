import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  readonly keyFile: string;
  readonly certificateFile: string;
}

/** A key and a self-signed certificate for 127.0.0.1, made by openssl for this run; null where there is no openssl. */
export async function makeCertificate(folder: string): Promise<Certificate | null> {
  const keyFile = path.join(folder, 'key.pem');
  const certificateFile = path.join(folder, 'certificate.pem');
  const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certificateFile];
  try {
    await promisify(execFile)('openssl', words);
    return { keyFile, certificateFile };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
