package main

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// nativeBuiltins are those that a policy built by OPA to WASM carries in itself. scripts/native-builtins.mjs derives the
// file by building a call of each builtin and asking the module what it wants from its host.
//
//go:embed native-builtins.json
var nativeBuiltins []byte

// compileTime builtins never reach a host: the compiler erases or rewrites them.
var compileTime = []string{"internal.print", "internal.test_case", "print", "rego.metadata.chain", "rego.metadata.rule"}

var allCapabilities = sync.OnceValue(func() *ast.Capabilities { return ast.CapabilitiesForThisVersion() })

var native = sync.OnceValue(func() map[string]bool {
	var names []string
	if err := json.Unmarshal(nativeBuiltins, &names); err != nil {
		panic(err)
	}
	out := make(map[string]bool, len(names)+len(compileTime))
	for _, name := range slices.Concat(names, compileTime) {
		out[name] = true
	}
	return out
})

// hostCapabilities are OPA's, without the builtins that neither the module nor the host has.
func hostCapabilities(host []string) *ast.Capabilities {
	all := allCapabilities()
	out := *all
	out.AllowNet = []string{}
	out.Builtins = nil
	for _, builtin := range all.Builtins {
		if native()[builtin.Name] || slices.Contains(host, builtin.Name) {
			out.Builtins = append(out.Builtins, builtin)
		}
	}
	return &out
}

type capabilitiesRequest struct {
	Builtins []string `json:"builtins"`
	// All answers with everything that this version of OPA knows.
	All bool `json:"all"`
}

func capabilities(request *capabilitiesRequest) (*ast.Capabilities, error) {
	if request.All {
		return allCapabilities(), nil
	}
	return hostCapabilities(request.Builtins), nil
}
