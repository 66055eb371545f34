/** The bytes as an `ArrayBuffer` that holds nothing else: opa-wasm takes one whole. Copies only where it must. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  // Not `slice`: of a Buffer that is a view.
  return new Uint8Array(bytes).buffer;
}
