import { createHash, createHmac } from 'node:crypto';

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
}

export interface AwsRequest {
  readonly method: string;
  readonly url: URL;
  /** That are to be signed beside `host` and ours, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

const EMPTY = createHash('sha256').update('').digest('hex');

/**
 * AWS Signature Version 4 of a request without a body: the headers that make it one. `at` is wall time in milliseconds.
 * Source: AWS General Reference, "Signature Version 4 signing process"; S3's paths are not encoded twice.
 */
export function awsSignature(request: AwsRequest, service: string, keys: AwsKeys, at: number): Readonly<Record<string, string>> {
  const { method, url, headers = {} } = request;
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const ours = {
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': stamp,
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
  };
  const signed = Object.entries({ ...headers, ...ours, host: url.host }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    method,
    pathOf(url, service),
    queryOf(url),
    ...signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}`),
    '',
    names,
    EMPTY,
  ].join('\n');
  const scope = `${day}/${keys.region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [keys.region, service, 'aws4_request'].reduce((parent, part) => hmac(parent, part), hmac(`AWS4${keys.secretAccessKey}`, day));
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...ours,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function pathOf(url: URL, service: string): string {
  const segments = url.pathname.split('/').map((segment) => encoded(decodeURIComponent(segment)));
  return service === 's3' ? segments.join('/') : segments.map(encoded).join('/');
}

function queryOf(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
}

/** RFC 3986 §2.3: everything but the unreserved characters. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
