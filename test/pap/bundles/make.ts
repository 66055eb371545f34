import { packBundle } from '../../../src/pap/archive/unpack.js';
import { signBundle, type SignOptions } from '../../../src/pap/signatures/sign-bundle.js';
import type { BundleEntry } from '../../../src/pap/signatures/verify-bundle.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const allowing = (tool: string) => `package mcp.policy\n\nallow if input.tool.name == "${tool}"\n`;

export function entriesOf(files: Files): BundleEntry[] {
  return Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content as string) }));
}

export function bundleOf(files: Files): Buffer {
  return packBundle(entriesOf(files));
}

export async function signedBundleOf(files: Files, options: SignOptions): Promise<Buffer> {
  const entries = entriesOf(files);
  const signature = await signBundle(entries, options);
  return packBundle([...entries, { name: '.signatures.json', bytes: Buffer.from(signature) }]);
}

/** A module of WebAssembly that exports an ABI version as OPA's do, and nothing else. */
export function moduleOfAbi(major: number, minor: number): Uint8Array {
  const text = (value: string) => [value.length, ...Buffer.from(value)];
  const globals = [2, 0x7f, 0, 0x41, major, 0x0b, 0x7f, 0, 0x41, minor, 0x0b];
  const exported = [2, ...text('opa_wasm_abi_version'), 3, 0, ...text('opa_wasm_abi_minor_version'), 3, 1];
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 6, globals.length, ...globals, 7, exported.length, ...exported]);
}
