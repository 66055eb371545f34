//go:build wasip1

package main

import (
	"runtime/debug"
	"unsafe"
)

// main is never run: the module is a reactor. Its initialisation runs at build time (scripts/preinitialize.mjs).
func main() {}

// One thread marks and works, so collecting costs the caller's time: collect rarely while the heap is small.
const (
	collectAtGrowth = 400
	softLimit       = 256 << 20
)

func init() {
	debug.SetGCPercent(collectAtGrowth)
	debug.SetMemoryLimit(softLimit)
}

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
