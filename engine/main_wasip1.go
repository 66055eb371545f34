//go:build wasip1

package main

import "unsafe"

// main is never run: the module is a reactor, its host calls _initialize once and then the exports.
func main() {}

// live keeps what the host holds an address of from being collected.
var live = map[uintptr][]byte{}

//go:wasmexport alloc
func alloc(size uint32) uintptr {
	return keep(make([]byte, max(size, 1)))
}

//go:wasmexport free
func free(address uintptr) {
	delete(live, address)
}

// call answers with address<<32 | length of the response; the host frees it. Both arguments were made by alloc.
//
//go:wasmexport call
func call(op uintptr, opSize uint32, request uintptr, requestSize uint32) uint64 {
	response := dispatch(string(live[op][:opSize]), live[request][:requestSize])
	return uint64(keep(response))<<32 | uint64(len(response))
}

func keep(bytes []byte) uintptr {
	address := uintptr(unsafe.Pointer(unsafe.SliceData(bytes)))
	live[address] = bytes
	return address
}
